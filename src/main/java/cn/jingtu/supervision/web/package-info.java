/** The overview of a plan on the wire. */
@NullMarked
package cn.jingtu.supervision.web;

import org.jspecify.annotations.NullMarked;
