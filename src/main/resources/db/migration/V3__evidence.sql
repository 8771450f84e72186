-- Files handed in as proof. A row is never deleted: what was handed in by mistake is withdrawn and stays readable for
-- auditors. "subject" names the matter a file belongs to (plan-task:<id of its row>), whatever step it came from.
CREATE TABLE evidence_file (
    id                  uuid        NOT NULL PRIMARY KEY,
    city_id             text        NOT NULL,
    subject             text        NOT NULL,
    process_instance_id text        NOT NULL,
    task_id             text        NOT NULL,
    task_name           text        NOT NULL,
    step                text        NOT NULL,
    group_id            text,
    group_name          text,
    name                text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 255),
    media_type          text        NOT NULL,
    size                bigint      NOT NULL CHECK (size > 0),
    sha256              text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    uploaded_by         text        NOT NULL,
    uploader_name       text        NOT NULL,
    uploaded_at         timestamptz NOT NULL,
    withdrawn_at        timestamptz,
    withdrawn_by        text,
    withdrawn_reason    text,
    CHECK (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_reason) IN (0, 3))
);
CREATE INDEX evidence_file_by_subject ON evidence_file (city_id, subject, uploaded_at);
CREATE INDEX evidence_file_by_content ON evidence_file (sha256);

-- The content in pieces, so that a file goes in and out without ever being in memory whole, in the same transaction and
-- the same backup as its row. The pieces are written first, when the fingerprint is not known yet: hence deferred.
CREATE TABLE evidence_chunk (
    file_id uuid    NOT NULL REFERENCES evidence_file (id) DEFERRABLE INITIALLY DEFERRED,
    no      integer NOT NULL CHECK (no >= 0),
    bytes   bytea   NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 1048576),
    PRIMARY KEY (file_id, no)
);
-- Office files, PDF and pictures are compressed already.
ALTER TABLE evidence_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;
