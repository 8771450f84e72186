/** The folders of the procedures: the page that officials read, and the pictures of the models. */
@NullMarked
package cn.jingtu.procedures;

import org.jspecify.annotations.NullMarked;
