/** Construction land: its review, its results, and the gate that no building permit may slip past. */
@NullMarked
package cn.jingtu.land;

import org.jspecify.annotations.NullMarked;
