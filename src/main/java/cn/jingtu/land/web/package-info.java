/** What people ask, read and have counted about construction land beside its registers. */
@NullMarked
package cn.jingtu.land.web;

import org.jspecify.annotations.NullMarked;
