/** Plans of a city: goals, tasks, their parties, dates and progress, from issue to close-out. */
@NullMarked
package cn.jingtu.plan;

import org.jspecify.annotations.NullMarked;
