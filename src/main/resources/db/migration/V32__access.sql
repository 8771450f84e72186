-- 准入查询: who asked at which gate about which parcels, what stood on record of them at that moment, what was answered, and
-- what became of it. Every row stays as it was written: how far a query is, is told by the rows that there are.
CREATE TABLE jingtu.access_number (
    city_id text    NOT NULL REFERENCES jingtu.city (id),
    year    integer NOT NULL,
    last    integer NOT NULL,
    PRIMARY KEY (city_id, year)
);

CREATE TABLE jingtu.access_query (
    id           text        PRIMARY KEY,
    city_id      text        NOT NULL REFERENCES jingtu.city (id),
    year         integer     NOT NULL,
    serial       integer     NOT NULL,
    number       text        NOT NULL,
    gate         text        NOT NULL,
    body         text        NOT NULL,
    on_behalf_of text,
    case_number  text,
    purpose      text        NOT NULL,
    asked_by     text        NOT NULL,
    asked_at     timestamptz NOT NULL,
    UNIQUE (city_id, year, serial),
    UNIQUE (city_id, number)
);
COMMENT ON COLUMN jingtu.access_query.serial IS 'of the city and year, without gaps';
COMMENT ON COLUMN jingtu.access_query.body IS 'id of the body that asks and decides at the gate';
COMMENT ON COLUMN jingtu.access_query.on_behalf_of IS 'who wants to build, buy or sell';
COMMENT ON COLUMN jingtu.access_query.asked_by IS 'account';
CREATE INDEX access_query_by_body ON jingtu.access_query (city_id, body, asked_at DESC);

CREATE TABLE jingtu.access_parcel (
    query    text    NOT NULL REFERENCES jingtu.access_query (id),
    position integer NOT NULL,
    number   text,
    name     text    NOT NULL,
    former   text,
    county   text,
    outline  jsonb,
    use      jsonb   NOT NULL,
    PRIMARY KEY (query, position)
);
COMMENT ON COLUMN jingtu.access_parcel.number IS 'of the cadastre, as text';
COMMENT ON COLUMN jingtu.access_parcel.former IS 'how it was called before';
COMMENT ON COLUMN jingtu.access_parcel.outline IS 'GeoJSON geometry in degrees, CGCS2000';
COMMENT ON COLUMN jingtu.access_parcel.use IS 'what it is to be used for and was used for, as the asker states it';
CREATE INDEX access_parcel_by_number ON jingtu.access_parcel (number) WHERE number IS NOT NULL;

-- The snapshot: when the register was looked through for a parcel, and what of it a person has to check.
CREATE TABLE jingtu.access_snapshot (
    query    text        NOT NULL,
    position integer     NOT NULL,
    doubt    text,
    at       timestamptz NOT NULL,
    PRIMARY KEY (query, position),
    FOREIGN KEY (query, position) REFERENCES jingtu.access_parcel (query, position)
);
COMMENT ON COLUMN jingtu.access_snapshot.doubt IS 'why a person has to check the parcel itself; null: no need';

-- What stood on record of it at that moment.
CREATE TABLE jingtu.access_match (
    query    text        NOT NULL,
    position integer     NOT NULL,
    entry    text        NOT NULL,
    title    text        NOT NULL,
    way      text        NOT NULL,
    share    numeric     NOT NULL,
    doubt    text,
    version  integer     NOT NULL,
    state    text        NOT NULL,
    facts    jsonb       NOT NULL,
    PRIMARY KEY (query, position, entry),
    FOREIGN KEY (query, position) REFERENCES jingtu.access_snapshot (query, position)
);
COMMENT ON COLUMN jingtu.access_match.entry IS 'of the register of sites';
COMMENT ON COLUMN jingtu.access_match.share IS 'of the parcel that lies within the site, 0 to 1';
COMMENT ON COLUMN jingtu.access_match.doubt IS 'why a person has to say whether it is the parcel; null: it is';
COMMENT ON COLUMN jingtu.access_match.version IS 'of the entry at that moment';
COMMENT ON COLUMN jingtu.access_match.facts IS 'lists with days, survey, assessment, works and effect at that moment';

-- 人工核对: what a person said of a parcel whose matches were doubtful.
CREATE TABLE jingtu.access_check (
    query    text        NOT NULL,
    position integer     NOT NULL,
    entries  text[]      NOT NULL,
    use      jsonb       NOT NULL,
    words    text        NOT NULL,
    checked_by text      NOT NULL,
    body     text        NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (query, position),
    FOREIGN KEY (query, position) REFERENCES jingtu.access_parcel (query, position)
);
COMMENT ON COLUMN jingtu.access_check.entries IS 'ids of the matches that are the parcel or part of it';
COMMENT ON COLUMN jingtu.access_check.use IS 'what it is to be used for and was used for, with what the person found out';

CREATE TABLE jingtu.access_sheet (
    query       text        PRIMARY KEY REFERENCES jingtu.access_query (id),
    code        text        NOT NULL,
    answered_at timestamptz NOT NULL,
    valid_until date        NOT NULL
);
COMMENT ON COLUMN jingtu.access_sheet.code IS 'nobody guesses it: who has it has seen the sheet';

CREATE TABLE jingtu.access_answer (
    query      text    NOT NULL REFERENCES jingtu.access_sheet (query),
    position   integer NOT NULL,
    answer     text    NOT NULL CHECK (answer IN ('DENY', 'INVESTIGATE_FIRST', 'ALLOW')),
    rules      text[]  NOT NULL,
    basis      text[]  NOT NULL,
    conditions text[]  NOT NULL,
    PRIMARY KEY (query, position),
    FOREIGN KEY (query, position) REFERENCES jingtu.access_parcel (query, position)
);

-- 先调查: the entry of the register at which the survey is seen to.
CREATE TABLE jingtu.access_clue (
    query    text    NOT NULL,
    position integer NOT NULL,
    entry    text    NOT NULL,
    begun    boolean NOT NULL,
    PRIMARY KEY (query, position),
    FOREIGN KEY (query, position) REFERENCES jingtu.access_answer (query, position)
);
COMMENT ON COLUMN jingtu.access_clue.begun IS 'whether this query set its procedure going; false: it ran already';

-- Lists of a site changed after it was asked about: the answer does not hold any more.
CREATE TABLE jingtu.access_change (
    query    text        NOT NULL,
    position integer     NOT NULL,
    entry    text        NOT NULL,
    on_day   date        NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (query, position, entry, at),
    FOREIGN KEY (query, position) REFERENCES jingtu.access_parcel (query, position)
);

-- 办理决定: what the body decided at the gate.
CREATE TABLE jingtu.access_decision (
    query      text        NOT NULL,
    position   integer     NOT NULL,
    outcome    text        NOT NULL CHECK (outcome IN ('ISSUED', 'REFUSED', 'RETURNED', 'NOT_DECIDED')),
    number     text,
    on_day     date,
    contrary   text,
    decided_by text        NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (query, position),
    FOREIGN KEY (query, position) REFERENCES jingtu.access_answer (query, position),
    CONSTRAINT what_was_issued_has_number_and_day CHECK (
        outcome <> 'ISSUED' OR (number IS NOT NULL AND on_day IS NOT NULL))
);
COMMENT ON COLUMN jingtu.access_decision.number IS 'of the permit or contract';
COMMENT ON COLUMN jingtu.access_decision.contrary IS 'how it contradicts the answer; null: it does not';

CREATE TABLE jingtu.access_explanation (
    query        text        PRIMARY KEY REFERENCES jingtu.access_query (id),
    words        text        NOT NULL,
    measures     text        NOT NULL,
    explained_by text        NOT NULL,
    at           timestamptz NOT NULL
);

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['access_query', 'access_parcel', 'access_snapshot', 'access_match', 'access_check', 'access_sheet', 'access_answer',
                                'access_clue', 'access_change', 'access_decision', 'access_explanation'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON jingtu.%I'
                       ' FOR EACH STATEMENT EXECUTE FUNCTION jingtu.refuse_change()', name || '_only_added_to', name);
    END LOOP;
END $$;
