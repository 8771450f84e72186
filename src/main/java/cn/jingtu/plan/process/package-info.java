/** The procedures of a plan in the engine: each class tells one process in business words and is told by it. */
@NullMarked
package cn.jingtu.plan.process;

import org.jspecify.annotations.NullMarked;
