/** The clock as the engine keeps it. */
@NullMarked
package cn.jingtu.calendar.process;

import org.jspecify.annotations.NullMarked;
