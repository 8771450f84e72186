package cn.jingtu.plan;

import java.time.LocalDate;

/**
 * In a rehearsal, time has come to a moment at which a timer fired: whoever rehearses another procedure of the plan
 * acts now, before time goes on.
 *
 * @param until the day on which the rehearsal ends
 */
public record RehearsalMoment(String planId, LocalDate until) {}
