/** Tasks of the engine change hands within a body. */
@NullMarked
package cn.jingtu.matter.process;

import org.jspecify.annotations.NullMarked;
