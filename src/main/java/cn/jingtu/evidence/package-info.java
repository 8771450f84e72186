/** Files handed in as proof, kept with who, when and a fingerprint. */
@NullMarked
package cn.jingtu.evidence;

import org.jspecify.annotations.NullMarked;
