package cn.jingtu.land.figure;

/**
 * What counts, as queries with the columns {@code entry, number, name, county, holder, holder_code, area, verdict, grounds}:
 * the verdict is a {@link Verdict}, the grounds are {@link Ground}s, the area is null where none is on record. They ask for
 * {@code :city}, {@code :newYear} and {@code :day} (the first and the last day that count), {@code :after} (the moment before
 * which something was on record), {@code :usedFrom} (the first day of what is in use) and for what the city sets.
 */
final class FigureSql {

    private FigureSql() {}

    /** The newest entries of some kinds that belong to the site {@code s}, as they stood: the later step of two that began at once. */
    private static String newest(String alias, String kinds) {
        return """
            LEFT JOIN LATERAL (
                SELECT * FROM (
                    SELECT DISTINCT ON (v.entry) v.* FROM jingtu.v_register_version v
                     WHERE v.root = s.entry AND v.kind = ANY ('{%1$s}') AND v.at < :after
                     ORDER BY v.entry, v.version DESC) v
                 WHERE NOT v.struck
                 ORDER BY v.added_at DESC, array_position(CAST('{%1$s}' AS text[]), v.kind) DESC LIMIT 1) %2$s ON true
            """.formatted(kinds, alias);
    }

    /** The entry {@code c.entry} as it stood, unless it was struck. */
    private static final String AS_IT_STOOD = """
            CROSS JOIN LATERAL (
                SELECT * FROM jingtu.v_register_version v
                 WHERE v.entry = c.entry AND v.at < :after ORDER BY v.version DESC LIMIT 1) s
            """;

    static final String FIRST_PASSES = """
            WITH ended AS (
                SELECT s.* FROM (
                    SELECT DISTINCT ON (v.entry) v.* FROM jingtu.v_register_version v
                     WHERE v.city_id = :city AND v.kind = 'review' AND v.at < :after
                     ORDER BY v.entry, v.version DESC) s
                 WHERE s.state = 'CONCLUDED' AND NOT s.struck),
            first AS (
                SELECT DISTINCT ON (above, fields ->> 'authorCode') * FROM ended
                 ORDER BY above, fields ->> 'authorCode', fields ->> 'reviewOn', number)
            SELECT entry, number, name, county, fields ->> 'author' AS holder, fields ->> 'authorCode' AS holder_code,
                   CAST(NULL AS numeric) AS area,
                   CASE WHEN fields ->> 'outcome' = 'PASS' OR (fields ->> 'outcome' = 'REVISED' AND :revision)
                        THEN 'MET' ELSE 'NOT_MET' END AS verdict,
                   CAST(CASE fields ->> 'outcome' WHEN 'PASS' THEN '{}' WHEN 'REVISED' THEN '{REVISED}' ELSE '{FAILED}' END
                       AS text[]) AS grounds
              FROM first
             WHERE CAST(fields ->> 'reviewOn' AS date) BETWEEN :newYear AND :day
            """;

    /**
     * Sites that are in use: something was issued for them at one of the city's gates, be it against the answer. Those that
     * went on with what such a site was are in use as well. Meets the demands: the newest step of survey, assessment and
     * works ended with a class of land that suits the use.
     */
    static final String LAND_IN_USE =
            """
            WITH RECURSIVE issued AS (
                SELECT d.query, d.position
                  FROM jingtu.access_decision d JOIN jingtu.access_query q ON q.id = d.query
                 WHERE q.city_id = :city AND q.gate = ANY (:gates) AND d.outcome = 'ISSUED'
                   AND d.on_day BETWEEN :usedFrom AND :day AND d.at < :after),
            used (entry, origin) AS (
                SELECT u.entry, u.entry FROM (
                    SELECT m.entry FROM issued i
                      JOIN jingtu.access_match m ON m.query = i.query AND m.position = i.position
                      LEFT JOIN jingtu.access_check k ON k.query = i.query AND k.position = i.position
                     WHERE CASE WHEN k.query IS NULL THEN m.doubt IS NULL ELSE m.entry = ANY (k.entries) END
                    UNION
                    SELECT c.entry FROM issued i
                      JOIN jingtu.access_clue c ON c.query = i.query AND c.position = i.position) u
                UNION
                SELECT l.heir, u.origin FROM used u
                  JOIN jingtu.v_register_lineage l ON l.ancestor = u.entry AND l.at < :after),
            site AS (
                SELECT s.entry, s.number, s.name, s.county, s.lists, s.fields, c.origins,
                       coalesce(s.fields ->> 'sensitive', CASE WHEN s.fields ->> 'reason' = 'CL_2' THEN 'true' END) AS sensitive
                  FROM (SELECT entry, array_agg(origin) AS origins FROM used GROUP BY entry) c
            """ + AS_IT_STOOD + """
                 WHERE NOT s.struck),
            reached AS (
                SELECT s.*,
                       CASE WHEN stage.kind = 'works' AND stage.fields ->> 'conclusion' IN ('REMOVED', 'KEPT')
                                THEN coalesce(stage.fields ->> 'classReached', 'UNKNOWN')
                            WHEN stage.kind = 'assessment' AND stage.fields ->> 'conclusion' = 'NOT_NEEDED'
                              OR stage.kind = 'survey' AND stage.fields ->> 'conclusion' = 'CLEAN'
                                THEN coalesce(stage.fields ->> 'landClass', 'UNKNOWN') END AS class,
                       EXISTS (
                           SELECT FROM jingtu.v_register_listing l
                            WHERE l.entry = ANY (s.origins || s.entry) AND l.list IN ('CONTAMINATED', 'REGISTRY')
                              AND l.entered AND l.on_day <= :day AND l.at < :after)
                           OR coalesce(survey.fields ->> 'conclusion' = 'OVER', false) AS polluted,
                       s.sensitive IS DISTINCT FROM 'false' AS key_land
                  FROM site s
            """ + newest("stage", "survey,assessment,works") + newest("survey", "survey") + """
                 ),
            line AS (
                SELECT r.*,
                       CASE WHEN sensitive IS NULL THEN 'USE_UNKNOWN'
                            WHEN class IS NULL THEN 'NOT_REACHED'
                            WHEN 'REGISTRY' = ANY (lists) AND sensitive = 'true' THEN 'ON_REGISTRY'
                            WHEN class = 'UNKNOWN' THEN 'CLASS_UNKNOWN'
                            WHEN class = 'FIRST' THEN 'SUITED'
                            WHEN sensitive = 'false' AND coalesce(fields ->> 'landClass', 'SECOND') = 'SECOND' THEN 'SUITED'
                            WHEN sensitive = 'true' AND fields ->> 'landClass' = 'SECOND' THEN 'CLASS_DOUBTED'
                            ELSE 'CLASS_TOO_LOW' END AS ground
                  FROM reached r)
            SELECT entry, number, name, county, fields ->> 'holder' AS holder, fields ->> 'holderCode' AS holder_code,
                   CAST(fields ->> 'area' AS numeric) AS area,
                   CASE WHEN ground = 'SUITED' THEN 'MET'
                        WHEN ground IN ('USE_UNKNOWN', 'CLASS_UNKNOWN', 'CLASS_DOUBTED') THEN 'UNKNOWN'
                        ELSE 'NOT_MET' END AS verdict,
                   ARRAY[ground] AS grounds
              FROM line
            """;

    /**
     * Sites that stood on a list for at least a day of the year. Controlled: whatever the city demands is on record, with a
     * day that has come, nobody on site has found it not in place, and no yearly review has found the measures ineffective
     * since; or what the city takes instead.
     */
    static String controlled(String list) {
        return """
            WITH event AS (
                SELECT entry, entered, on_day, lead(on_day) OVER (PARTITION BY entry ORDER BY id) AS next_on
                  FROM jingtu.v_register_listing
                 WHERE city_id = :city AND kind = 'site' AND list = '%s' AND at < :after),
            site AS (
                SELECT s.entry, s.number, s.name, s.county, s.state, s.fields, d.entry AS deferral, d.state AS stage,
                       coalesce(d.fields, '{}') AS d, coalesce(w.fields, '{}') AS w
                  FROM (SELECT DISTINCT entry FROM event
                         WHERE entered AND on_day <= :day AND coalesce(next_on, 'infinity') > greatest(on_day, :newYear)) c
            """.formatted(list) + AS_IT_STOOD + newest("d", "deferral") + newest("w", "works") + """
                 WHERE NOT s.struck),
            line AS (
                SELECT site.*,
                       CASE WHEN 'CLEARED' = ANY (:instead) AND (state = 'CLEARED' OR d ->> 'conclusion' = 'REMOVED')
                                THEN 'CLEARED'
                            WHEN 'WORKS' = ANY (:instead)
                                 AND CAST(w ->> 'startedOn' AS date) <= :day AND CAST(w ->> 'noticeBoardOn' AS date) <= :day
                                THEN 'WORKS' END AS instead,
                       ARRAY(
                           SELECT part FROM (VALUES
                               ('ZONE', d ->> 'zoneNeeded' = 'false' AND d ->> 'noZoneReason' <> ''
                                        OR d ->> 'zoneDecision' = 'APPROVED' AND CAST(d ->> 'zoneOn' AS date) <= :day),
                               ('MEASURES', CAST(d ->> 'measuresOn' AS date) <= :day),
                               ('SIGNS', CAST(d ->> 'signsOn' AS date) <= :day),
                               ('MONITORING', CAST(d ->> 'monitoredOn' AS date) <= :day),
                               ('VERIFIED', d ->> 'verifyOutcome' = 'IN_PLACE' AND CAST(d ->> 'verifiedOn' AS date) <= :day))
                               AS demand (part, met)
                            WHERE (part = ANY (:demands) OR part = 'VERIFIED' AND d ->> 'verifyOutcome' = 'NOT_IN_PLACE')
                              AND met IS NOT TRUE)
                       || CASE WHEN stage = 'PLACING' AND d ->> 'measuresEffective' = 'INEFFECTIVE'
                               THEN ARRAY['EFFECTIVE'] ELSE '{}' END AS lacking
                  FROM site)
            SELECT entry, number, name, county, fields ->> 'party' AS holder, fields ->> 'partyCode' AS holder_code,
                   CAST(fields ->> 'area' AS numeric) AS area,
                   CASE WHEN instead IS NOT NULL OR lacking = '{}' THEN 'MET' ELSE 'NOT_MET' END AS verdict,
                   CASE WHEN instead IS NOT NULL THEN ARRAY[instead]
                        WHEN deferral IS NULL THEN ARRAY['NOT_BEGUN']
                        ELSE lacking END AS grounds
              FROM line
            """;
    }
}
