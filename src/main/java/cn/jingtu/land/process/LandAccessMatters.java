package cn.jingtu.land.process;

import cn.jingtu.land.access.AccessQueries;
import cn.jingtu.land.access.AccessQuery;
import cn.jingtu.matter.Brief;
import cn.jingtu.matter.Brief.Line;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterSource;
import cn.jingtu.organisation.Organisations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A query at the gate is a matter of its own. */
@Component
class LandAccessMatters implements MatterSource {

    private final AccessQueries queries;
    private final Organisations organisations;

    LandAccessMatters(AccessQueries queries, Organisations organisations) {
        this.queries = queries;
        this.organisations = organisations;
    }

    @Override
    public Set<String> procedures() {
        return Set.of(AccessQuery.PROCEDURE);
    }

    @Override
    public Optional<MatterRow> find(String procedure, String key) {
        return queries.find(key).map(query -> new MatterRow(key, query.matter(), null, query.subject()));
    }

    @Override
    public Brief brief(MatterRow row, @Nullable String body) {
        AccessQuery query = queries.get(row.key());
        List<Line> lines = new ArrayList<>(List.of(
                new Line("环节", query.gate().label()),
                new Line("查询单位", organisations.get(row.city(), query.body()).name()),
                new Line("查询日期", query.day().toString())));
        Optional.ofNullable(query.onBehalfOf()).ifPresent(who -> lines.add(new Line("申请人", who)));
        Optional.ofNullable(query.caseNumber()).ifPresent(number -> lines.add(new Line("案号", number)));
        queries.sheet(query.id()).ifPresent(sheet -> lines.add(new Line("答复有效期", "至" + sheet.validUntil() + "（天数待核）")));
        return new Brief(
                query.subject(),
                "准入查询",
                query.number(),
                query.purpose(),
                lines,
                List.of(),
                List.of(),
                queries.changed(query.id()).isEmpty() ? List.of() : List.of("相关名单有变化，原答复不再适用；变化之后办理的，须重新查询。"));
    }
}
