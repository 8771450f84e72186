/** What is on record, in the engine: a procedure that works at an entry, and steps of people that write into it. */
@NamedInterface
@NullMarked
package cn.jingtu.register.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
