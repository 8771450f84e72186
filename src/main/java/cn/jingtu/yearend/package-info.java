/** The end of a plan's year: the account of its goals and tasks, and the next year's plan. */
@NullMarked
package cn.jingtu.yearend;

import org.jspecify.annotations.NullMarked;
