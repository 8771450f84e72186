/** What is counted of construction land, as people read it. */
@NullMarked
package cn.jingtu.land.web;

import org.jspecify.annotations.NullMarked;
