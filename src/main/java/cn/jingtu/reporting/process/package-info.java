/** The quarterly push in the engine: each class tells one process in business words and is told by it. */
@NullMarked
package cn.jingtu.reporting.process;

import org.jspecify.annotations.NullMarked;
