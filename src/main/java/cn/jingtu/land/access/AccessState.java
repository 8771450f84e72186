package cn.jingtu.land.access;

import cn.jingtu.platform.Labelled;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How far a query is. */
public enum AccessState implements Labelled {
    CHECKING("核对中"),
    VALID("待登记办理决定"),
    CHANGED("名单有变化，须重新查询"),
    EXPIRED("答复已失效，须重新查询"),
    DECIDED("已登记办理决定"),
    CONTRARY("与答复不一致，待说明"),
    HANDED_ON("不一致已移交");

    private final String label;

    AccessState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** @param validUntil null: it is not answered yet */
    static AccessState of(
            @Nullable LocalDate validUntil,
            LocalDate today,
            boolean changed,
            boolean decided,
            boolean contrary,
            boolean explained) {
        if (validUntil == null) {
            return CHECKING;
        }
        if (decided) {
            return !contrary ? DECIDED : explained ? HANDED_ON : CONTRARY;
        }
        if (changed) {
            return CHANGED;
        }
        return today.isAfter(validUntil) ? EXPIRED : VALID;
    }
}
