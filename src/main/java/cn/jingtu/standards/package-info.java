/** What the rules say on which day: limit values, and which clause orders what. */
@NullMarked
package cn.jingtu.standards;

import org.jspecify.annotations.NullMarked;
