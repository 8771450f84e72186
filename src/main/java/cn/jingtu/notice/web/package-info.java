/** The signed-in person's notices over HTTP. */
@NullMarked
package cn.jingtu.notice.web;

import org.jspecify.annotations.NullMarked;
