package cn.jingtu.plan.order;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 复核: what a body says against the conclusion.
 *
 * @param changed whether the conclusion was changed; null: not decided yet
 */
public record OrderReview(
        String body,
        String words,
        String appliedBy,
        LocalDate appliedOn,
        @Nullable Boolean changed,
        @Nullable String decision) {}
