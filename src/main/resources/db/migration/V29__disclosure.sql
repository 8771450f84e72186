-- 信息公开: what is to be published, who has looked whether it may be, where it was published and when it was taken down.
CREATE TABLE jingtu.disclosure (
    id              text        PRIMARY KEY,
    city_id         text        NOT NULL REFERENCES jingtu.city (id),
    origin          text        NOT NULL,
    under           text,
    body            text        NOT NULL,
    title           text        NOT NULL,
    basis           text        NOT NULL,
    made_on         date        NOT NULL,
    due             date        NOT NULL,
    source_files    uuid[]      NOT NULL,
    state           text        NOT NULL CHECK (state IN (
                        'DRAFTING', 'REVIEWING', 'ASKING', 'APPROVING', 'PUBLISHING', 'PUBLISHED', 'TAKEN_DOWN', 'WITHHELD')),
    withhold        boolean     NOT NULL DEFAULT false,
    content         text,
    files           uuid[]      NOT NULL DEFAULT '{}',
    place           text,
    until           date,
    drafted_by      text,
    remark          text,
    reviewed_by     text,
    superior        text,
    letter          text,
    reply           text,
    approved_by     text,
    address         text,
    published_on    date,
    proof           uuid        REFERENCES jingtu.evidence_file (id),
    published_by    text,
    taken_down_on   date,
    feedback        text,
    begun_at        timestamptz NOT NULL,
    -- Nothing goes out, or is kept back, unless two others than who drafted it have said so.
    CONSTRAINT disclosure_looked_at_by_others CHECK (
        state NOT IN ('PUBLISHING', 'PUBLISHED', 'TAKEN_DOWN', 'WITHHELD')
        OR (drafted_by IS NOT NULL AND reviewed_by <> drafted_by AND approved_by <> drafted_by)),
    CONSTRAINT disclosure_published_with_proof CHECK (
        state NOT IN ('PUBLISHED', 'TAKEN_DOWN') OR (address IS NOT NULL AND published_on IS NOT NULL AND proof IS NOT NULL)),
    CONSTRAINT disclosure_withheld_where_so_decided CHECK ((state = 'WITHHELD') <= withhold)
);
COMMENT ON COLUMN jingtu.disclosure.id IS 'business key';
COMMENT ON COLUMN jingtu.disclosure.origin IS '<procedure>:<id> of what it came from';
COMMENT ON COLUMN jingtu.disclosure.basis IS 'why it is to be disclosed';
COMMENT ON COLUMN jingtu.disclosure.due IS 'by the rule of the city for the active kind';
COMMENT ON COLUMN jingtu.disclosure.source_files IS 'as they were made';
COMMENT ON COLUMN jingtu.disclosure.withhold IS 'drafted or reviewed as not to be disclosed, or the superior did not agree';
COMMENT ON COLUMN jingtu.disclosure.content IS 'what is published; of what is kept back the reason';
COMMENT ON COLUMN jingtu.disclosure.files IS 'as they are published';
COMMENT ON COLUMN jingtu.disclosure.until IS 'last day of publication; null: for good';
COMMENT ON COLUMN jingtu.disclosure.superior IS 'body that was asked, with the numbers of letter and reply';
COMMENT ON COLUMN jingtu.disclosure.proof IS 'picture of the page, with its fingerprint';
CREATE INDEX disclosure_by_city ON jingtu.disclosure (city_id, due DESC, id);
CREATE INDEX disclosure_by_origin ON jingtu.disclosure (city_id, origin);
