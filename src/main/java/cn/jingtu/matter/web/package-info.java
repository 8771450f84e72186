/** What every procedure shares over HTTP: drafts of forms, handing on and taking back, registers. */
@NamedInterface
@NullMarked
package cn.jingtu.matter.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
