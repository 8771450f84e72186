/** Office documents, whatever they tell. */
@NullMarked
@NamedInterface
package cn.jingtu.platform.office;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
