/** Who takes part: cities, their departments, counties and enterprises, the people in them and their roles. */
@NullMarked
package cn.jingtu.organisation;

import org.jspecify.annotations.NullMarked;
