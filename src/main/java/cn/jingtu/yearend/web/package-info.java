/** The end of a year over HTTP. */
@NullMarked
package cn.jingtu.yearend.web;

import org.jspecify.annotations.NullMarked;
