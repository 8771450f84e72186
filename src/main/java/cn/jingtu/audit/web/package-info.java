/** The security log on the wire. */
@NullMarked
package cn.jingtu.audit.web;

import org.jspecify.annotations.NullMarked;
