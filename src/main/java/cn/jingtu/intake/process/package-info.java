/** The import of a plan in the engine: told in business words, and telling what to do. */
@NullMarked
package cn.jingtu.intake.process;

import org.jspecify.annotations.NullMarked;
