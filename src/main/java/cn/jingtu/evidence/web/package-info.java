/** Files of a task over HTTP. */
@NullMarked
package cn.jingtu.evidence.web;

import org.jspecify.annotations.NullMarked;
