package cn.jingtu.matter.process;

import cn.jingtu.matter.Brief;
import cn.jingtu.matter.Brief.Line;
import cn.jingtu.matter.Disclosure;
import cn.jingtu.matter.Disclosures;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterSource;
import cn.jingtu.organisation.Organisations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is published is a matter of its own. */
@Component
class DisclosureMatters implements MatterSource {

    private final Disclosures disclosures;
    private final Organisations organisations;

    DisclosureMatters(Disclosures disclosures, Organisations organisations) {
        this.disclosures = disclosures;
        this.organisations = organisations;
    }

    @Override
    public Set<String> procedures() {
        return Set.of(Disclosure.PROCEDURE);
    }

    @Override
    public Optional<MatterRow> find(String procedure, String key) {
        return disclosures.find(key).map(d -> new MatterRow(d.matter(), d.under(), d.subject()));
    }

    @Override
    public Brief brief(MatterRow row, @Nullable String body) {
        Disclosure d = disclosures.get(row.key());
        return new Brief(
                d.subject(),
                "信息公开",
                d.basis(),
                null,
                List.of(
                        new Line("公开单位", organisations.get(d.city(), d.body()).name()),
                        new Line("形成日期", d.madeOn().toString())),
                List.of(new Brief.Date(
                        "最迟公开", d.due(), null, d.state().name(), d.state().label(), null)),
                List.of(),
                Stream.ofNullable(d.remark()).map(remark -> "被退回修改：" + remark).toList());
    }
}
