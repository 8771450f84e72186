package cn.jingtu.register.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a procedure that works at an entry issues about it: {@code document.yaml} beside its model.
 *
 * @param kind as the decision table of levels lists it
 * @param title in which 《name》 is what the entry at the top is called
 * @param body which issues it
 * @param coSigners which are asked to agree
 * @param recipients to which it is sent, as proposed
 * @param number field of the entry that takes its number
 * @param issuedOn field of the entry that takes its day
 */
record DocumentSheet(
        String kind,
        String title,
        Body body,
        @Nullable List<Body> coSigners,
        @Nullable List<Body> recipients,
        String number,
        String issuedOn) {

    /** Bodies by what they are for an entry. */
    enum Body {
        ECOLOGY,
        BRANCH,
        NATURAL_RESOURCES,
        COUNTY,
        /** Who answers for what the entry at the top is, see {@link EntryRoles}. */
        LEAD
    }

    List<Body> signing() {
        return coSigners == null ? List.of() : coSigners;
    }

    List<Body> receiving() {
        return recipients == null ? List.of() : recipients;
    }

    String titleFor(String name) {
        return title.replace("《name》", name);
    }
}
