package cn.jingtu.matter;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 公文: what a body issues about a matter.
 *
 * @param id business key
 * @param row of the procedure that calls
 * @param definitionId version of that procedure, with which the view was deployed
 * @param view module that draws what it is about
 * @param body id of the body that issues it
 * @param coSigners ids of other bodies that are asked to agree
 * @param recipients ids of the bodies to which it is sent
 * @param openness null before it is drafted
 * @param opennessReason why it is not to be disclosed
 * @param route null before it is drafted
 * @param text the document itself; null before it is drafted
 * @param enclosures files that go with it
 * @param signedBy who signed it last in this program
 * @param checkedBy who held its registration against the scan
 * @param remark why it came back last; null: it did not
 * @param number 文号
 * @param issuedOn 印发日期
 * @param signer 签发人 as on the paper, where it was signed elsewhere
 * @param sealed scan with the seal
 */
public record Document(
        String id,
        MatterRow row,
        String definitionId,
        String view,
        String kind,
        String title,
        String body,
        List<String> coSigners,
        List<String> recipients,
        @Nullable Openness openness,
        @Nullable String opennessReason,
        @Nullable Route route,
        State state,
        @Nullable UUID text,
        List<UUID> enclosures,
        @Nullable String draftedBy,
        @Nullable String signedBy,
        @Nullable String checkedBy,
        @Nullable String remark,
        @Nullable String number,
        @Nullable LocalDate issuedOn,
        @Nullable String signer,
        @Nullable UUID sealed) {

    /** 公开属性, told when a document is drafted (政府信息公开条例). */
    public enum Openness {
        ACTIVE("主动公开"),
        ON_REQUEST("依申请公开"),
        WITHHELD("不予公开");

        private final String label;

        Openness(String label) {
            this.label = label;
        }

        /** As officials read it. */
        public String label() {
            return label;
        }
    }

    /** Where a document is signed. */
    public enum Route {
        HERE("在本系统审签"),
        OFFICE_SYSTEM("已在办公系统印发，登记文号");

        private final String label;

        Route(String label) {
            this.label = label;
        }

        /** As officials read it. */
        public String label() {
            return label;
        }
    }

    /** How far it has come. */
    public enum State {
        DRAFTING("拟稿中"),
        SIGNING("审签中"),
        /** Signed, without a number. */
        NUMBERING("待编号"),
        /** Registered, not yet held against the scan by another. */
        CHECKING("待核对"),
        /** Nothing stands in the way any more. */
        CLEARED("待印发"),
        ISSUED("已印发"),
        /** With the procedure that called it. */
        ENDED("已终止");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** As officials read it. */
        public String label() {
            return label;
        }
    }

    /** Its files: the text, what is enclosed, the scan with the seal. */
    public List<UUID> files() {
        return Stream.concat(
                        Stream.concat(Optional.ofNullable(text).stream(), enclosures.stream()),
                        Stream.ofNullable(sealed))
                .distinct()
                .toList();
    }

    /** Id of the procedure that calls. */
    String procedure() {
        return definitionId.substring(0, definitionId.indexOf(':'));
    }
}
