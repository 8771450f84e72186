/** What every procedure shares: what it is about, in whose hands a task is and how it changed hands, what is typed and not handed in yet. */
@NullMarked
package cn.jingtu.matter;

import org.jspecify.annotations.NullMarked;
