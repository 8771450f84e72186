/** 年度管控清单: which plots stand on the internal lists of a city in a year, and how that was agreed. */
@NullMarked
@NamedInterface
package cn.jingtu.land.yearly;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
