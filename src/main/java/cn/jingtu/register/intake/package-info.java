/** Tables that people bring into a register: read, checked row by row, and kept as a whole. */
@NullMarked
package cn.jingtu.register.intake;

import org.jspecify.annotations.NullMarked;
