/** 台账: what is on record (sites, surveys, sources, units), as kinds that data describes and versions that are only added to. */
@NullMarked
package cn.jingtu.register;

import org.jspecify.annotations.NullMarked;
