/** Construction land: what is found in the soil of a plot, its review, and the gate that no building permit may slip past. */
@NullMarked
package cn.jingtu.land;

import org.jspecify.annotations.NullMarked;
