/** HTTP: who may come in, under which headers, and how a refusal is told. */
@NullMarked
package cn.jingtu.platform.web;

import org.jspecify.annotations.NullMarked;
