-- A table that somebody brings into a register: read and checked before anything of it is on record, then kept as a whole
-- or not at all.
CREATE TABLE jingtu.register_import (
    id          text        PRIMARY KEY,
    city_id     text        NOT NULL REFERENCES jingtu.city (id),
    kind        text        NOT NULL,
    person      text        NOT NULL,
    file_name   text        NOT NULL,
    sha256      text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    uploaded_at timestamptz NOT NULL,
    state       text        NOT NULL CHECK (state IN ('READ', 'CHECKED', 'KEPT', 'CANCELLED')),
    heads       jsonb       NOT NULL,
    columns     jsonb       NOT NULL,
    rows        integer     NOT NULL,
    wrong       integer     NOT NULL DEFAULT 0,
    doubtful    integer     NOT NULL DEFAULT 0,
    done        integer     NOT NULL DEFAULT 0,
    at_work     timestamptz,
    ended_at    timestamptz,
    CHECK ((ended_at IS NULL) = (state IN ('READ', 'CHECKED')))
);
COMMENT ON COLUMN jingtu.register_import.heads IS 'of the columns of the file, in their order';
COMMENT ON COLUMN jingtu.register_import.columns IS 'what each of them holds; empty: it is left out';
COMMENT ON COLUMN jingtu.register_import.wrong IS 'rows that cannot be kept as they are';
COMMENT ON COLUMN jingtu.register_import.doubtful IS 'rows that can, but that somebody has to look at';
COMMENT ON COLUMN jingtu.register_import.done IS 'rows that are done of the checking or keeping that goes on';
COMMENT ON COLUMN jingtu.register_import.at_work IS 'when that was last heard of; null: nothing goes on';
CREATE INDEX register_import_by_person ON jingtu.register_import (person, uploaded_at DESC);

CREATE TABLE jingtu.register_import_row (
    import   text    NOT NULL REFERENCES jingtu.register_import (id),
    line     integer NOT NULL,
    cells    jsonb   NOT NULL,
    problems jsonb   NOT NULL DEFAULT '[]',
    wrong    boolean NOT NULL DEFAULT false,
    entry    text    REFERENCES jingtu.register_entry (id),
    PRIMARY KEY (import, line)
);
COMMENT ON COLUMN jingtu.register_import_row.line IS 'of the sheet, as a spreadsheet counts them';
COMMENT ON COLUMN jingtu.register_import_row.cells IS 'as read; emptied when the import has ended';
CREATE INDEX register_import_row_with_problems ON jingtu.register_import_row (import, wrong, line) WHERE problems <> '[]';

-- What somebody looks for again and again: a list with its filters, kept under a name.
CREATE TABLE jingtu.register_view (
    id       text        PRIMARY KEY,
    person   text        NOT NULL,
    city_id  text        NOT NULL REFERENCES jingtu.city (id),
    kind     text        NOT NULL,
    name     text        NOT NULL,
    query    text        NOT NULL,
    saved_at timestamptz NOT NULL,
    UNIQUE (person, city_id, kind, name)
);
COMMENT ON COLUMN jingtu.register_view.query IS 'the filters, as they stand in the address of the page';

-- The lists are of what is not struck; the second serves their counts from the index alone.
DROP INDEX jingtu.register_entry_by_state;
CREATE INDEX register_entry_by_state ON jingtu.register_entry (city_id, kind, state, number) WHERE struck_at IS NULL;
