/** What every procedure shares, in the engine: matters, bodies at work, cards, files, tasks that change hands. */
@NamedInterface
@NullMarked
package cn.jingtu.matter.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
