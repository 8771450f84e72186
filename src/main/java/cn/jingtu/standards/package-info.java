/** What is judged against: limit values and legal bases, each with the days on which it is valid. */
@NullMarked
package cn.jingtu.standards;

import org.jspecify.annotations.NullMarked;
