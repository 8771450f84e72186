/** The import of a plan over HTTP. */
@NullMarked
package cn.jingtu.intake.web;

import org.jspecify.annotations.NullMarked;
