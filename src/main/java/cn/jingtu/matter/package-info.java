/** What every procedure shares: in whose hands a task is, and on record how it changed hands. */
@NullMarked
package cn.jingtu.matter;

import org.jspecify.annotations.NullMarked;
