/** The quarterly push of progress by departments and counties, and its summary. */
@NullMarked
package cn.jingtu.reporting;

import org.jspecify.annotations.NullMarked;
