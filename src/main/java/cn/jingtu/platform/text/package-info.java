/** What people type or hand in as text: in which encoding, which characters are kept, what counts as empty, how long it may be, and how a mistake is told. */
@NullMarked
@NamedInterface
package cn.jingtu.platform.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
