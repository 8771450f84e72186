package cn.jingtu.matter;

import cn.jingtu.matter.Document.Openness;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 公文登记簿: what was issued in a city, to whom, and who has received it. */
@Repository
public class DocumentRegister {

    private static final String LIKE = """
             city_id = :city AND state = 'ISSUED'
               AND (:sought = '' OR strpos(lower(number || ' ' || title || ' ' || kind), lower(:sought)) > 0)""";
    private static final String SENT_BY = LIKE + " AND body = ANY (:bodies)";
    private static final String SENT_TO = LIKE + " AND recipients && CAST(:bodies AS text[])";

    private final JdbcClient jdbc;

    DocumentRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which of the documents. */
    public enum Box {
        /** Issued by the bodies. */
        SENT,
        /** Sent to them. */
        RECEIVED,
        /** All of the city. */
        ALL
    }

    /**
     * What is looked for.
     *
     * @param bodies ids; for {@link Box#ALL} of no meaning
     * @param sought in number, title or kind; empty: everything
     */
    public record Wanted(String city, Box box, Collection<String> bodies, String sought) {}

    /**
     * A document that is out.
     *
     * @param body id of the one that issued it
     * @param text id of the file
     * @param received when each recipient has received it; one that has not is left out
     */
    public record Line(
            String id,
            String number,
            String kind,
            String title,
            String body,
            LocalDate issuedOn,
            Openness openness,
            UUID text,
            List<UUID> enclosures,
            List<String> recipients,
            Map<String, Instant> received) {}

    public int count(Wanted wanted) {
        return query("SELECT count(*) FROM jingtu.document WHERE " + where(wanted), wanted)
                .query(Integer.class)
                .single();
    }

    /** Newest first. */
    public List<Line> page(Wanted wanted, int offset, int size) {
        List<Line> found = query(
                        "SELECT id, number, kind, title, body, issued_on, openness, text_file, enclosures, recipients"
                                + " FROM jingtu.document WHERE " + where(wanted)
                                + " ORDER BY issued_on DESC, id LIMIT :size OFFSET :offset",
                        wanted)
                .param("size", size)
                .param("offset", offset)
                .query((row, n) -> new Line(
                        row.getString("id"),
                        row.getString("number"),
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("body"),
                        row.getObject("issued_on", LocalDate.class),
                        Openness.valueOf(row.getString("openness")),
                        row.getObject("text_file", UUID.class),
                        Arrays.asList((UUID[]) row.getArray("enclosures").getArray()),
                        Arrays.asList((String[]) row.getArray("recipients").getArray()),
                        new LinkedHashMap<>()))
                .list();
        Map<String, Line> byId = found.stream().collect(Collectors.toMap(Line::id, line -> line));
        jdbc.sql("SELECT * FROM jingtu.document_receipt WHERE document = ANY (?) ORDER BY received_at, body")
                .param(new ArrayList<>(byId.keySet()).toArray(String[]::new))
                .query(row -> {
                    Objects.requireNonNull(byId.get(row.getString("document")))
                            .received()
                            .put(
                                    row.getString("body"),
                                    row.getTimestamp("received_at").toInstant());
                });
        return found;
    }

    private static String where(Wanted wanted) {
        return switch (wanted.box()) {
            case SENT -> SENT_BY;
            case RECEIVED -> SENT_TO;
            case ALL -> LIKE;
        };
    }

    private JdbcClient.StatementSpec query(String sql, Wanted wanted) {
        JdbcClient.StatementSpec query =
                jdbc.sql(sql).param("city", wanted.city()).param("sought", wanted.sought());
        return wanted.box() == Box.ALL
                ? query
                : query.param("bodies", wanted.bodies().toArray(String[]::new));
    }
}
