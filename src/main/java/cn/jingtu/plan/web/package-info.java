/** What the task forms of a plan ask for and do besides handing in. */
@NullMarked
package cn.jingtu.plan.web;

import org.jspecify.annotations.NullMarked;
