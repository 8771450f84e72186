/** The ground the modules stand on: database, engine, sign-in and web plumbing; nothing of the domain. */
@NullMarked
package cn.jingtu.platform;

import org.jspecify.annotations.NullMarked;
