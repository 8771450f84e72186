package cn.jingtu.land.process;

import cn.jingtu.land.yearly.ListLine;
import cn.jingtu.land.yearly.ListPart;
import cn.jingtu.land.yearly.YearlyList;
import cn.jingtu.land.yearly.YearlyLists;
import cn.jingtu.matter.Brief;
import cn.jingtu.matter.Brief.Line;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterSource;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lists of a year are a matter of their own. */
@Component
class DeferredListMatters implements MatterSource {

    private final YearlyLists lists;
    private final Organisations organisations;

    DeferredListMatters(YearlyLists lists, Organisations organisations) {
        this.lists = lists;
        this.organisations = organisations;
    }

    @Override
    public Set<String> procedures() {
        return Set.of(YearlyList.PROCEDURE);
    }

    @Override
    public Optional<MatterRow> find(String procedure, String key) {
        return lists.find(key).map(ListLine::list).map(list -> new MatterRow(key, list.matter(), null, list.title()));
    }

    @Override
    public Brief brief(MatterRow row, @Nullable String body) {
        ListLine line = lists.get(row.key());
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("状态", line.state().label()));
        List<ListPart> parts = lists.parts(row.key());
        if (!parts.isEmpty()) {
            Names names = organisations.names(row.city());
            String open = parts.stream()
                    .filter(part -> !part.isConfirmed())
                    .map(part -> names.of(part.body()))
                    .collect(Collectors.joining("、"));
            lines.add(new Line(
                    "县区确认",
                    parts.stream().filter(ListPart::isConfirmed).count() + "/" + parts.size()
                            + (open.isEmpty() ? "" : "，待确认：" + open)));
        }
        if (line.number() != null) {
            lines.add(new Line("印发文号", line.number()));
        }
        return new Brief(line.list().title(), "年度管控清单", null, null, lines, List.of(), List.of(), List.of());
    }
}
