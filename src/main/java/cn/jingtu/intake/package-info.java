/** Reads the document in which a city issues its yearly plan, and says what it understood, tied to the words. */
@NullMarked
package cn.jingtu.intake;

import org.jspecify.annotations.NullMarked;
