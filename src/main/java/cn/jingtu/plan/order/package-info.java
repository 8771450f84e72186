/** 督办: orders of the government's 督查机构 about what is late, from the proposal to the conclusion and its review. */
@NullMarked
@NamedInterface
package cn.jingtu.plan.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
