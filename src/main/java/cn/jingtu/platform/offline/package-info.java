/** What the program answers from the command line without being started: a file in, JSON out. */
@NullMarked
@NamedInterface
package cn.jingtu.platform.offline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
