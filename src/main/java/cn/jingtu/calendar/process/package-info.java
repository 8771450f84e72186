/** The clock as the engine keeps it. */
@NamedInterface
@NullMarked
package cn.jingtu.calendar.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
