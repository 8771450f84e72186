package cn.jingtu.matter.process;

import cn.jingtu.matter.Brief;
import cn.jingtu.matter.Brief.Line;
import cn.jingtu.matter.Document;
import cn.jingtu.matter.Documents;
import cn.jingtu.matter.Matter;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterSource;
import cn.jingtu.organisation.Organisations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a document is about: the matter of the procedure that has it issued. */
@Component
class DocumentMatters implements MatterSource {

    private final ObjectProvider<Documents> documents;
    private final ObjectProvider<Matters> matters;
    private final Organisations organisations;

    DocumentMatters(ObjectProvider<Documents> documents, ObjectProvider<Matters> matters, Organisations organisations) {
        this.documents = documents;
        this.matters = matters;
        this.organisations = organisations;
    }

    @Override
    public Set<String> procedures() {
        return Set.of(DocumentApprovalProcess.KEY);
    }

    @Override
    public Optional<MatterRow> find(String procedure, String key) {
        return documents
                .getObject()
                .find(key)
                .map(d -> new MatterRow(key, d.row().matter(), d.row().under(), d.kind() + "：" + d.title()));
    }

    @Override
    public Set<String> keys(Matter matter) {
        return Set.copyOf(documents.getObject().about(matter));
    }

    @Override
    public Brief brief(MatterRow row, @Nullable String body) {
        Document d = documents.getObject().get(row.key());
        Brief caller = matters.getObject().briefOfMatter(row, body);
        List<Line> lines = new ArrayList<>(caller.lines());
        lines.add(new Line("公文", row.subject() == null ? d.title() : row.subject()));
        lines.add(new Line("发文单位", organisations.get(row.city(), d.body()).name()));
        if (d.route() != null) {
            lines.add(new Line("办理方式", d.route().label()));
        }
        if (d.number() != null) {
            lines.add(new Line("文号", d.number()));
        }
        return new Brief(
                caller.title(),
                caller.context(),
                caller.clause(),
                caller.content(),
                lines,
                caller.dates(),
                caller.measures(),
                Stream.concat(
                                caller.remarks().stream(),
                                Stream.ofNullable(d.remark()).map(remark -> "公文被退回：" + remark))
                        .toList());
    }
}
