/** What those see who look over the shoulders of all others: who came, who was refused, who changed rights. */
@NullMarked
package cn.jingtu.audit;

import org.jspecify.annotations.NullMarked;
