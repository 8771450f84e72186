/** The engine: how it is set up and what it runs. No other package knows the inside of the engine and its web apps. */
@NullMarked
package cn.jingtu.platform.process;

import org.jspecify.annotations.NullMarked;
