/** What the forms of the quarterly push ask for, and the overview of who has reported. */
@NullMarked
package cn.jingtu.reporting.web;

import org.jspecify.annotations.NullMarked;
