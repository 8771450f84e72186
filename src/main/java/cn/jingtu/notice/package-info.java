/** What organisations are told: reminders, urges and changes, with who has read them. */
@NullMarked
package cn.jingtu.notice;

import org.jspecify.annotations.NullMarked;
