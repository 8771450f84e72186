/** The forms on which reports about construction land are reviewed, and the outcome that they lead to. */
@NullMarked
@NamedInterface
package cn.jingtu.land.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
