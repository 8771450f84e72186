-- 准入对账: what a body issued in a month, held against what was answered at the gate, and what came of it. Every row stays as
-- it was written: how far a check is, is told by the rows that there are.
CREATE TABLE jingtu.permit_check (
    id       text        PRIMARY KEY,
    city_id  text        NOT NULL REFERENCES jingtu.city (id),
    body     text        NOT NULL,
    month    date        NOT NULL CHECK (month = date_trunc('month', month)),
    gates    text[]      NOT NULL,
    opens_on date        NOT NULL,
    laid_at  timestamptz NOT NULL,
    UNIQUE (city_id, body, month)
);
COMMENT ON COLUMN jingtu.permit_check.body IS 'id of the body that issued';
COMMENT ON COLUMN jingtu.permit_check.month IS 'its first day';
COMMENT ON COLUMN jingtu.permit_check.gates IS 'at which the body decides, as the city had it';
COMMENT ON COLUMN jingtu.permit_check.opens_on IS 'the day of reconciliation';

-- What was handed in: a list, or nil.
CREATE TABLE jingtu.permit_return (
    check_id    text        PRIMARY KEY REFERENCES jingtu.permit_check (id),
    nil         boolean     NOT NULL,
    file        uuid,
    file_name   text,
    sha256      text,
    remark      text,
    returned_by text        NOT NULL,
    at          timestamptz NOT NULL,
    CONSTRAINT nil_has_no_list CHECK (nil = (file IS NULL))
);
COMMENT ON COLUMN jingtu.permit_return.file IS 'of the evidence, from which the rows were read';
COMMENT ON COLUMN jingtu.permit_return.remark IS 'why decisions that were registered with a query are not on the list';

CREATE TABLE jingtu.permit_issued (
    check_id      text    NOT NULL REFERENCES jingtu.permit_return (check_id),
    position      integer NOT NULL,
    gate          text    NOT NULL,
    number        text    NOT NULL,
    on_day        date    NOT NULL,
    holder        text,
    parcel_number text,
    name          text    NOT NULL,
    former        text,
    county        text,
    planned       text,
    conditions    text    NOT NULL,
    query_number  text,
    outline       jsonb,
    PRIMARY KEY (check_id, position),
    UNIQUE (check_id, gate, number)
);
COMMENT ON COLUMN jingtu.permit_issued.number IS 'of the permit or contract';
COMMENT ON COLUMN jingtu.permit_issued.planned IS 'use for which it was issued';
COMMENT ON COLUMN jingtu.permit_issued.conditions IS 'whether the conditions of the answer are written in it, as the body says';
COMMENT ON COLUMN jingtu.permit_issued.query_number IS 'of the query that the body says it rests on';
CREATE INDEX permit_issued_by_number ON jingtu.permit_issued (gate, number);

CREATE TABLE jingtu.permit_comparison (
    check_id text        PRIMARY KEY REFERENCES jingtu.permit_return (check_id),
    at       timestamptz NOT NULL
);

CREATE TABLE jingtu.permit_finding (
    check_id text    NOT NULL REFERENCES jingtu.permit_comparison (check_id),
    position integer NOT NULL,
    kind     text    NOT NULL CHECK (kind IN ('NOT_ASKED', 'AGAINST', 'EXPIRED', 'DOUBTFUL')),
    words    text    NOT NULL,
    record   text,
    entry    text,
    PRIMARY KEY (check_id, position),
    FOREIGN KEY (check_id, position) REFERENCES jingtu.permit_issued (check_id, position)
);
COMMENT ON COLUMN jingtu.permit_finding.record IS 'what stands in the register of sites, not for the body that issued to read';
COMMENT ON COLUMN jingtu.permit_finding.entry IS 'of the register of sites, where it is surely that plot';

-- 逐宗核处, again after each return.
CREATE TABLE jingtu.permit_explanation (
    check_id     text        NOT NULL,
    round        integer     NOT NULL CHECK (round > 0),
    position     integer     NOT NULL,
    said         text        NOT NULL CHECK (said IN ('NOT_ASKED', 'AGAINST', 'MISTAKEN')),
    words        text        NOT NULL,
    explained_by text        NOT NULL,
    at           timestamptz NOT NULL,
    PRIMARY KEY (check_id, round, position),
    FOREIGN KEY (check_id, position) REFERENCES jingtu.permit_finding (check_id, position)
);

-- 单位审签: what the head said of a round.
CREATE TABLE jingtu.permit_signature (
    check_id  text        NOT NULL REFERENCES jingtu.permit_comparison (check_id),
    round     integer     NOT NULL CHECK (round > 0),
    agreed    boolean     NOT NULL,
    words     text        NOT NULL,
    signed_by text        NOT NULL,
    at        timestamptz NOT NULL,
    PRIMARY KEY (check_id, round)
);

CREATE TABLE jingtu.permit_disposal (
    check_id   text        NOT NULL,
    position   integer     NOT NULL,
    disposal   text        NOT NULL CHECK (disposal IN ('CLUE', 'RECTIFY', 'SUPERVISE', 'DISMISS')),
    words      text        NOT NULL,
    due        date,
    disposed_by text       NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (check_id, position),
    FOREIGN KEY (check_id, position) REFERENCES jingtu.permit_finding (check_id, position),
    CONSTRAINT rectification_has_a_day CHECK ((disposal = 'RECTIFY') = (due IS NOT NULL))
);

-- 线索移交: the entry of the register at which the plot is seen to.
CREATE TABLE jingtu.permit_clue (
    check_id text    NOT NULL,
    position integer NOT NULL,
    entry    text    NOT NULL,
    begun    boolean NOT NULL,
    PRIMARY KEY (check_id, position),
    FOREIGN KEY (check_id, position) REFERENCES jingtu.permit_disposal (check_id, position)
);
COMMENT ON COLUMN jingtu.permit_clue.begun IS 'whether this set its procedure going; false: it ran already';

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['permit_check', 'permit_return', 'permit_issued', 'permit_comparison', 'permit_finding',
                                'permit_explanation', 'permit_signature', 'permit_disposal', 'permit_clue'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON jingtu.%I'
                       ' FOR EACH STATEMENT EXECUTE FUNCTION jingtu.refuse_change()', name || '_only_added_to', name);
    END LOOP;
END $$;
