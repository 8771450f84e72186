package cn.jingtu.plan;

import cn.jingtu.platform.Refusal;
import java.util.List;
import java.util.function.Predicate;

/**
 * A task and the bodies that take part in it, as they were when it was loaded: it does not see what is written after.
 *
 * @param parties by role, in the order of the plan
 */
record LoadedTask(PlanTask task, List<Party> parties) {

    List<String> withRole(Role role) {
        return bodies(p -> p.role() == role);
    }

    List<String> inState(Role role, PartyState state) {
        return bodies(p -> p.role() == role && p.state() == state);
    }

    /** Leads whose scheme is missing: of joint leads only the first drafts. */
    List<String> drafters() {
        List<String> planning = inState(Role.LEAD, PartyState.PLANNING);
        if (task.leadMode() != LeadMode.JOINT) {
            return planning;
        }
        String first = withRole(Role.LEAD).get(0);
        return planning.contains(first) ? List.of(first) : List.of();
    }

    /** Joint leads whose counter-signature is missing. */
    List<String> coSigners() {
        if (task.leadMode() != LeadMode.JOINT) {
            return List.of();
        }
        String first = withRole(Role.LEAD).get(0);
        return inState(Role.LEAD, PartyState.PLANNING).stream()
                .filter(id -> !id.equals(first))
                .toList();
    }

    /** Whether no scheme and no counter-signature is missing. */
    boolean schemeAgreed() {
        return inState(Role.LEAD, PartyState.PLANNING).isEmpty();
    }

    /** Leads that have not asked for close-out. */
    List<String> openLeads() {
        return bodies(p -> p.role() == Role.LEAD && p.state() != PartyState.REQUESTED);
    }

    /** Counties that have neither reported nor been exempted. */
    List<String> openExecutors() {
        return inState(Role.EXECUTOR, PartyState.OPEN);
    }

    /** @throws Refusal if the body is no lead of the task */
    void requireLead(String organisationId) {
        if (!withRole(Role.LEAD).contains(organisationId)) {
            throw Refusal.conflict("只有本任务的牵头单位才能这样做。");
        }
    }

    /**
     * @param otherwise what to tell a body that has the role, but whose part is not in the state
     * @throws Refusal if the body has not got the role, or its part is not in the state
     */
    void requireParty(String organisationId, Role role, PartyState state, String otherwise) {
        Party party = parties.stream()
                .filter(p -> p.role() == role && p.organisationId().equals(organisationId))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("本单位已不是本任务的" + role.label() + "单位，请刷新任务列表。"));
        if (party.state() != state) {
            throw Refusal.conflict(otherwise);
        }
    }

    private List<String> bodies(Predicate<Party> which) {
        return parties.stream().filter(which).map(Party::organisationId).toList();
    }
}
