package cn.jingtu.plan;

import org.jspecify.annotations.Nullable;

/**
 * A body's part in a task.
 *
 * @param reason why the state is as it is: of an exemption, of a return
 */
public record Party(
        String organisationId,
        Role role,
        PartyState state,
        @Nullable String reason) {}
