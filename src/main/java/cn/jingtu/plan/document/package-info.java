/** Reads the document in which a city issues its yearly plan, and says what it understood, tied to the words. */
@NamedInterface
@NullMarked
package cn.jingtu.plan.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
