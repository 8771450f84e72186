/** Whether a plot may pass a gate on a day: a permit, a supply of land, a registration. */
@NullMarked
@NamedInterface
package cn.jingtu.land.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
