/** The procedures of a plan in the engine: each class tells one process in business words and is told by it. */
@NullMarked
@NamedInterface
package cn.jingtu.plan.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
