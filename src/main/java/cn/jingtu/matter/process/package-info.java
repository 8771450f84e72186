/** What every procedure shares, in the engine: matters, bodies at work, names of tasks, tasks that change hands. */
@NamedInterface
@NullMarked
package cn.jingtu.matter.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
