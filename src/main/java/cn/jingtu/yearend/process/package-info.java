/** The year's account in the engine: told in business words, and telling what to do. */
@NullMarked
package cn.jingtu.yearend.process;

import org.jspecify.annotations.NullMarked;
