/** Asks the engine who may hand in and read files of which task. */
@NullMarked
@NamedInterface
package cn.jingtu.evidence.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
