/** Construction land in the engine: what its procedures decide beyond what the sheets of their steps say. */
@NullMarked
package cn.jingtu.land.process;

import org.jspecify.annotations.NullMarked;
