/** Who may pass which door, what they must state there, and the record of who came, was refused or stepped in. */
@NullMarked
@NamedInterface
package cn.jingtu.platform.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
