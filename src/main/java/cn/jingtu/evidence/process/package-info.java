/** Asks the engine who may hand in and read files of which task. */
@NullMarked
package cn.jingtu.evidence.process;

import org.jspecify.annotations.NullMarked;
