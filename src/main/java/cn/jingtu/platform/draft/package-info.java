/** What people have typed into a task's form and not handed in yet. */
@NullMarked
package cn.jingtu.platform.draft;

import org.jspecify.annotations.NullMarked;
