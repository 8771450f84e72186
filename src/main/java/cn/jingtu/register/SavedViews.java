package cn.jingtu.register;

import cn.jingtu.platform.Refusal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What somebody looks for again and again: the filters of a list, kept under a name. Each has the own ones. */
@Repository
@Transactional
public class SavedViews {

    private static final int MOST = 30;

    private final JdbcClient jdbc;
    private final Clock clock;

    SavedViews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param kind id
     * @param query the filters, as they stand in the address of the page
     */
    public record View(String id, String kind, String name, String query) {}

    /** In the order of their names. */
    @Transactional(readOnly = true)
    public List<View> of(String person, String city) {
        return jdbc.sql("SELECT id, kind, name, query FROM jingtu.register_view WHERE person = ? AND city_id = ? ORDER"
                        + " BY name")
                .params(person, city)
                .query(View.class)
                .list();
    }

    /**
     * Keeps filters under a name; of the same name they take the place of those before.
     *
     * @throws Refusal if there are too many
     */
    public void save(String person, String city, String kind, String name, String query) {
        int others = jdbc.sql(
                        "SELECT count(*) FROM jingtu.register_view WHERE person = ? AND city_id = ? AND (kind, name)"
                                + " <> (?, ?)")
                .params(person, city, kind, name)
                .query(Integer.class)
                .single();
        if (others >= MOST) {
            throw Refusal.conflict("最多保存" + MOST + "个视图，请先删除不用的。");
        }
        jdbc.sql("""
            INSERT INTO jingtu.register_view (id, person, city_id, kind, name, query, saved_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (person, city_id, kind, name)
            DO UPDATE SET query = EXCLUDED.query, saved_at = EXCLUDED.saved_at\
            """)
                .params(UUID.randomUUID().toString(), person, city, kind, name, query, OffsetDateTime.now(clock))
                .update();
    }

    /** @throws Refusal if there is none, or it is somebody else's */
    public void delete(String id, String person) {
        int deleted = jdbc.sql("DELETE FROM jingtu.register_view WHERE id = ? AND person = ?")
                .params(id, person)
                .update();
        if (deleted == 0) {
            throw Refusal.notFound("找不到这个视图，请刷新页面。");
        }
    }
}
