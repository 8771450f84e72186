/**
 * 检测数据: tables of laboratory results read, their columns mapped to items, and the analyses judged against the limit
 * values of the soil standard, sample by sample.
 */
@NullMarked
@NamedInterface
package cn.jingtu.land.laboratory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
