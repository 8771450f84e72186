/** Handing on and taking back over HTTP. */
@NullMarked
package cn.jingtu.matter.web;

import org.jspecify.annotations.NullMarked;
