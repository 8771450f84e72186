-- 检测数据: files of laboratories as results, read once by the mapping that a clerk checked, and each judging of them with
-- what it was made from. All of it is only added to: a new judging is a new row.
CREATE TABLE jingtu.laboratory_upload (
    id                text        PRIMARY KEY,
    no                bigint      GENERATED ALWAYS AS IDENTITY,
    city_id           text        NOT NULL REFERENCES jingtu.city (id),
    entry             text        NOT NULL,
    root              text        NOT NULL,
    task_id           text        NOT NULL,
    file_id           uuid        NOT NULL,
    file_name         text        NOT NULL,
    sha256            text        NOT NULL,
    laboratory        text        NOT NULL,
    laboratory_code   text,
    report_number     text        NOT NULL,
    tables            jsonb       NOT NULL,
    remarks           jsonb       NOT NULL,
    backgrounds       jsonb       NOT NULL,
    background_source text,
    uploaded_by       text        NOT NULL,
    uploaded_at       timestamptz NOT NULL,
    CHECK (backgrounds = '{}'::jsonb OR background_source IS NOT NULL)
);
COMMENT ON COLUMN jingtu.laboratory_upload.no IS 'the order in which they came';
COMMENT ON COLUMN jingtu.laboratory_upload.entry IS 'id of the entry of a register that the procedure works at, as a survey';
COMMENT ON COLUMN jingtu.laboratory_upload.root IS 'id of the entry at the top, as a site';
COMMENT ON COLUMN jingtu.laboratory_upload.tables IS 'the mapping by which it was read';
COMMENT ON COLUMN jingtu.laboratory_upload.backgrounds IS 'local background in mg/kg by item, as given with the file';
CREATE INDEX laboratory_upload_by_task ON jingtu.laboratory_upload (task_id, no);
CREATE INDEX laboratory_upload_by_entry ON jingtu.laboratory_upload (entry, no);

CREATE TABLE jingtu.laboratory_sample (
    upload       text    NOT NULL REFERENCES jingtu.laboratory_upload (id),
    no           integer NOT NULL,
    name         text    NOT NULL,
    depth        text    NOT NULL,
    kind         text    NOT NULL,
    duplicate_of text,
    PRIMARY KEY (upload, no)
);
COMMENT ON COLUMN jingtu.laboratory_sample.depth IS 'as written; empty: not told';
COMMENT ON COLUMN jingtu.laboratory_sample.kind IS 'sample, duplicate, blank, control sample or point of comparison';

-- What the file says of one item of one sample, before anything is compared.
CREATE TABLE jingtu.laboratory_analysis (
    upload      text    NOT NULL,
    no          integer NOT NULL,
    sample      integer NOT NULL,
    beside      text    NOT NULL,
    name        text    NOT NULL,
    cas         text,
    text        text    NOT NULL,
    state       text    NOT NULL,
    bound       text    NOT NULL,
    figure      numeric,
    cell_unit   text,
    unit        text,
    unit_text   text    NOT NULL,
    detection   numeric,
    detection_unit text,
    medium      text,
    sheet       text    NOT NULL,
    line        integer NOT NULL,
    PRIMARY KEY (upload, no),
    FOREIGN KEY (upload, sample) REFERENCES jingtu.laboratory_sample (upload, no)
);
COMMENT ON COLUMN jingtu.laboratory_analysis.text IS 'of the cell, as typed';
COMMENT ON COLUMN jingtu.laboratory_analysis.state IS 'detected, not detected, not analysed, unreadable, rejected';
COMMENT ON COLUMN jingtu.laboratory_analysis.detection IS 'limit of detection';

CREATE TABLE jingtu.laboratory_judging (
    id           text        PRIMARY KEY,
    no           bigint      GENERATED ALWAYS AS IDENTITY,
    city_id      text        NOT NULL REFERENCES jingtu.city (id),
    entry        text        NOT NULL,
    root         text        NOT NULL,
    task_id      text        NOT NULL,
    uploads      text[]      NOT NULL,
    rule         text        NOT NULL,
    standard     text        NOT NULL,
    valid_from   date,
    use          text,
    land_class   integer     NOT NULL,
    class_reason text        NOT NULL,
    backgrounds  jsonb       NOT NULL,
    targets      text,
    overall1     text        NOT NULL,
    overall2     text        NOT NULL,
    worst        jsonb       NOT NULL,
    excluded     jsonb       NOT NULL,
    open         jsonb       NOT NULL,
    at           timestamptz NOT NULL
);
COMMENT ON COLUMN jingtu.laboratory_judging.rule IS 'STANDARD: limit values of the soil standard; TARGETS: targets of the risk assessment';
COMMENT ON COLUMN jingtu.laboratory_judging.task_id IS 'of the step that handed the results in: results of one step are one round';
CREATE INDEX laboratory_judging_of_root ON jingtu.laboratory_judging (root, no);

CREATE TABLE jingtu.laboratory_verdict (
    judging      text    NOT NULL REFERENCES jingtu.laboratory_judging (id),
    no           integer NOT NULL,
    sample       text    NOT NULL,
    depth        text,
    item         text    NOT NULL,
    cas          text,
    value        text    NOT NULL,
    unit         text,
    state        text    NOT NULL,
    content      numeric,
    detection    numeric,
    verdict1     text    NOT NULL,
    verdict2     text    NOT NULL,
    factor       numeric,
    excess       numeric,
    duplicate_of text,
    reason       text,
    PRIMARY KEY (judging, no)
);
CREATE INDEX laboratory_verdict_by_sample ON jingtu.laboratory_verdict (judging, sample);
COMMENT ON COLUMN jingtu.laboratory_verdict.content IS 'mg/kg';
COMMENT ON COLUMN jingtu.laboratory_verdict.verdict1 IS 'for the first class of land, 2 for the second';
COMMENT ON COLUMN jingtu.laboratory_verdict.factor IS 'value divided by the limit value';

-- What a clerk said of a column of a laboratory, by its head; the newest counts.
CREATE TABLE jingtu.laboratory_column (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    city_id    text        NOT NULL REFERENCES jingtu.city (id),
    laboratory text        NOT NULL,
    head       text        NOT NULL,
    role       text        NOT NULL,
    item       text,
    said_by    text        NOT NULL,
    said_at    timestamptz NOT NULL
);
COMMENT ON COLUMN jingtu.laboratory_column.laboratory IS 'its credit code, else its name without blanks';
CREATE INDEX laboratory_column_of ON jingtu.laboratory_column (city_id, laboratory, head, id DESC);

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['upload', 'sample', 'analysis', 'judging', 'verdict', 'column'] LOOP
        EXECUTE format('CREATE TRIGGER laboratory_%1$s_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON jingtu.laboratory_%1$s
            FOR EACH STATEMENT EXECUTE FUNCTION jingtu.refuse_change()', name);
    END LOOP;
END $$;
