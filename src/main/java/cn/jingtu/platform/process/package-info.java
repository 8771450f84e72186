/** The engine: how it is set up and what it runs. */
@NullMarked
package cn.jingtu.platform.process;

import org.jspecify.annotations.NullMarked;
