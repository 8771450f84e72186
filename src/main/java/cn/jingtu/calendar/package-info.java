/** When: the one clock, working days and the dates that follow from them. */
@NullMarked
package cn.jingtu.calendar;

import org.jspecify.annotations.NullMarked;
