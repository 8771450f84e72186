package cn.jingtu.plan;

import cn.jingtu.matter.Matter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 督办: what a supervisor orders about something that is late.
 *
 * @param matter that is late
 * @param under the matter that it is a part of
 * @param obligation key of what is late
 * @param what the same as officials read it
 * @param due the day that was missed
 * @param number of the order, as on the paper
 * @param basis who approved it, by which document
 * @param demand what is to be done
 * @param replyBy the day by which each body answers
 */
public record SupervisionOrder(
        String id,
        Matter matter,
        @Nullable Matter under,
        String obligation,
        String what,
        LocalDate due,
        String number,
        String basis,
        String demand,
        LocalDate replyBy) {}
