-- What an organisation is told. Read marks belong to people: one clerk reading it does not hide it from a colleague.
CREATE TABLE notice (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    city_id    text        NOT NULL,
    group_id   text        NOT NULL,
    kind       text        NOT NULL,
    label      text        NOT NULL,
    subject    text        NOT NULL,
    clause     text,
    task_id    text,
    document   text,
    text       text        NOT NULL CHECK (char_length(text) BETWEEN 1 AND 2000),
    created_at timestamptz NOT NULL
);
COMMENT ON COLUMN notice.label IS 'what it is about, as users read it';
COMMENT ON COLUMN notice.subject IS 'ref of the matter; of what is no matter a word of its own';
COMMENT ON COLUMN notice.document IS 'address of what there is to read, below the root of the program';
CREATE INDEX notice_by_recipient ON notice (group_id, id DESC);
CREATE INDEX notice_by_subject ON notice (city_id, subject, id);

CREATE TABLE notice_read (
    notice_id bigint      NOT NULL REFERENCES notice (id) ON DELETE CASCADE,
    user_id   text        NOT NULL,
    read_at   timestamptz NOT NULL,
    PRIMARY KEY (user_id, notice_id)
);
CREATE INDEX notice_read_by_notice ON notice_read (notice_id);
