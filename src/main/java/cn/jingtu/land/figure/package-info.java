/** Figures about construction land: each defined once, counted from the register as it stood at the end of a day. */
@NullMarked
@NamedInterface
package cn.jingtu.land.figure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
