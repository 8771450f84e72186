/** How far a city's plans have come, at a glance: for those who supervise, and for each body its own share. */
@NullMarked
package cn.jingtu.supervision;

import org.jspecify.annotations.NullMarked;
