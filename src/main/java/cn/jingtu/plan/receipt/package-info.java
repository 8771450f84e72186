/** 签收: what each body says once of the items of a plan that it has a part in. */
@NullMarked
package cn.jingtu.plan.receipt;

import org.jspecify.annotations.NullMarked;
