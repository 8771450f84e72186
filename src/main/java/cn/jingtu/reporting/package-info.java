/** The quarterly push of progress by departments and counties, its summary, and the account of the year. */
@NullMarked
package cn.jingtu.reporting;

import org.jspecify.annotations.NullMarked;
