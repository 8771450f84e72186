/** Registers as people look through them. */
@NullMarked
package cn.jingtu.register.web;

import org.jspecify.annotations.NullMarked;
