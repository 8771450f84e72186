/** What every procedure shares over HTTP: drafts of forms, handing on and taking back. */
@NullMarked
package cn.jingtu.matter.web;

import org.jspecify.annotations.NullMarked;
