-- What an organisation is told. Read marks belong to people: one clerk reading it does not hide it from a colleague.
CREATE TABLE notice (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    city_id    text        NOT NULL,
    group_id   text        NOT NULL,
    kind       text        NOT NULL,
    subject    text        NOT NULL,
    clause     text,
    task_id    text,
    text       text        NOT NULL CHECK (char_length(text) BETWEEN 1 AND 2000),
    created_at timestamptz NOT NULL
);
CREATE INDEX notice_by_recipient ON notice (group_id, id DESC);
CREATE INDEX notice_by_subject ON notice (city_id, subject, id);

CREATE TABLE notice_read (
    notice_id bigint      NOT NULL REFERENCES notice (id) ON DELETE CASCADE,
    user_id   text        NOT NULL,
    read_at   timestamptz NOT NULL,
    PRIMARY KEY (user_id, notice_id)
);
CREATE INDEX notice_read_by_notice ON notice_read (notice_id);
