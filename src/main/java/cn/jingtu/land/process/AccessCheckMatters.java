package cn.jingtu.land.process;

import cn.jingtu.land.access.AccessCheck;
import cn.jingtu.land.access.AccessChecks;
import cn.jingtu.land.access.CheckLine;
import cn.jingtu.land.access.Gate;
import cn.jingtu.matter.Brief;
import cn.jingtu.matter.Brief.Line;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterSource;
import cn.jingtu.organisation.Organisations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A month's check of one body is a matter of its own. */
@Component
class AccessCheckMatters implements MatterSource {

    private final AccessChecks checks;
    private final Organisations organisations;

    AccessCheckMatters(AccessChecks checks, Organisations organisations) {
        this.checks = checks;
        this.organisations = organisations;
    }

    @Override
    public Set<String> procedures() {
        return Set.of(AccessCheck.PROCEDURE);
    }

    @Override
    public Optional<MatterRow> find(String procedure, String key) {
        return checks.find(key)
                .map(CheckLine::check)
                .map(check -> new MatterRow(key, check.matter(), null, check.title() + "（" + body(check) + "）"));
    }

    @Override
    public Brief brief(MatterRow row, @Nullable String body) {
        CheckLine line = checks.get(row.key());
        AccessCheck check = line.check();
        List<Line> lines = new ArrayList<>(List.of(
                new Line("办理单位", body(check)),
                new Line("环节", check.gates().stream().map(Gate::label).collect(Collectors.joining("、"))),
                new Line("对账日", check.opensOn() + "（待核）")));
        if (line.permits() > 0) {
            lines.add(new Line("办件", line.permits() + "件，异常" + line.findings() + "件"));
        }
        return new Brief(
                check.title(),
                "准入对账",
                null,
                null,
                lines,
                List.of(),
                List.of(),
                checks.returned(row.key()).map(words -> "单位负责人退回：" + words).stream()
                        .toList());
    }

    private String body(AccessCheck check) {
        return organisations.get(check.city(), check.body()).name();
    }
}
