-- 年度管控清单: which plots a city keeps on its internal lists in a year, row by row as the register proposed it, the county
-- confirmed it and natural resources saw it. Every row stays as it was written: how far a year is, is told by the rows that
-- there are.
CREATE TABLE jingtu.yearly_list (
    id       text        PRIMARY KEY,
    city_id  text        NOT NULL REFERENCES jingtu.city (id),
    year     integer     NOT NULL CHECK (year BETWEEN 2000 AND 2999),
    opens_on date        NOT NULL,
    laid_at  timestamptz NOT NULL,
    UNIQUE (city_id, year)
);
COMMENT ON COLUMN jingtu.yearly_list.opens_on IS 'the day on which it begins';

-- 按台账预填 has been done.
CREATE TABLE jingtu.yearly_list_filling (
    list_id text        PRIMARY KEY REFERENCES jingtu.yearly_list (id),
    at      timestamptz NOT NULL
);

-- Whom it asks: the body that answers for the plots of one county or several.
CREATE TABLE jingtu.yearly_list_part (
    list_id text NOT NULL REFERENCES jingtu.yearly_list_filling (list_id),
    body    text NOT NULL,
    PRIMARY KEY (list_id, body)
);

CREATE TABLE jingtu.yearly_list_confirmation (
    list_id      text        NOT NULL,
    body         text        NOT NULL,
    nil          boolean     NOT NULL,
    confirmed_by text        NOT NULL,
    at           timestamptz NOT NULL,
    PRIMARY KEY (list_id, body),
    FOREIGN KEY (list_id, body) REFERENCES jingtu.yearly_list_part (list_id, body)
);

CREATE TABLE jingtu.yearly_list_row (
    list_id  text    NOT NULL,
    position integer NOT NULL CHECK (position > 0),
    body     text    NOT NULL,
    list     text    NOT NULL,
    entry    text    NOT NULL,
    number   text    NOT NULL,
    name     text    NOT NULL,
    county   text,
    standing boolean NOT NULL,
    proposal text    NOT NULL CHECK (proposal IN ('KEEP', 'ENTER', 'LEAVE', 'REPORTED')),
    grounds  text    NOT NULL,
    PRIMARY KEY (list_id, position),
    UNIQUE (list_id, list, entry),
    FOREIGN KEY (list_id, body) REFERENCES jingtu.yearly_list_part (list_id, body),
    CONSTRAINT proposal_fits CHECK (standing = (proposal IN ('KEEP', 'LEAVE')))
);
COMMENT ON COLUMN jingtu.yearly_list_row.body IS 'that answers for it';
COMMENT ON COLUMN jingtu.yearly_list_row.list IS 'code of the list, as the register of sites names it';
COMMENT ON COLUMN jingtu.yearly_list_row.entry IS 'of the register of sites; number, name and county are those of the day';
COMMENT ON COLUMN jingtu.yearly_list_row.standing IS 'whether it stood on the list before';

CREATE TABLE jingtu.yearly_list_word (
    list_id  text    NOT NULL,
    position integer NOT NULL,
    body     text    NOT NULL,
    said     text    NOT NULL CHECK (said IN ('KEEP', 'ENTER', 'LEAVE', 'OMIT')),
    words    text,
    PRIMARY KEY (list_id, position),
    FOREIGN KEY (list_id, position) REFERENCES jingtu.yearly_list_row (list_id, position),
    FOREIGN KEY (list_id, body) REFERENCES jingtu.yearly_list_confirmation (list_id, body)
);
COMMENT ON TABLE jingtu.yearly_list_word IS 'what the county says of a row';

-- 自然资源会商.
CREATE TABLE jingtu.yearly_list_consultation (
    list_id   text        PRIMARY KEY REFERENCES jingtu.yearly_list_filling (list_id),
    viewed_by text        NOT NULL,
    at        timestamptz NOT NULL
);

CREATE TABLE jingtu.yearly_list_view (
    list_id  text    NOT NULL REFERENCES jingtu.yearly_list_consultation (list_id),
    position integer NOT NULL,
    agreed   boolean NOT NULL,
    words    text,
    PRIMARY KEY (list_id, position),
    FOREIGN KEY (list_id, position) REFERENCES jingtu.yearly_list_word (list_id, position),
    CONSTRAINT who_differs_says_why CHECK (agreed OR words IS NOT NULL)
);

-- The paper is out.
CREATE TABLE jingtu.yearly_list_issue (
    list_id   text        PRIMARY KEY REFERENCES jingtu.yearly_list_consultation (list_id),
    document  text        NOT NULL,
    number    text        NOT NULL,
    issued_on date        NOT NULL,
    at        timestamptz NOT NULL
);
COMMENT ON COLUMN jingtu.yearly_list_issue.document IS 'id among the documents';

-- What became of it in the register.
CREATE TABLE jingtu.yearly_list_settlement (
    list_id text        PRIMARY KEY REFERENCES jingtu.yearly_list_issue (list_id),
    at      timestamptz NOT NULL
);

CREATE TABLE jingtu.yearly_list_outcome (
    list_id  text    NOT NULL REFERENCES jingtu.yearly_list_settlement (list_id),
    position integer NOT NULL,
    result   text    NOT NULL CHECK (result IN ('KEPT', 'ENTERED', 'LEFT', 'OMITTED')),
    words    text,
    PRIMARY KEY (list_id, position),
    FOREIGN KEY (list_id, position) REFERENCES jingtu.yearly_list_view (list_id, position)
);

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['yearly_list', 'yearly_list_filling', 'yearly_list_part', 'yearly_list_confirmation',
                                'yearly_list_row', 'yearly_list_word', 'yearly_list_consultation', 'yearly_list_view',
                                'yearly_list_issue', 'yearly_list_settlement', 'yearly_list_outcome'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON jingtu.%I'
                       ' FOR EACH STATEMENT EXECUTE FUNCTION jingtu.refuse_change()', name || '_only_added_to', name);
    END LOOP;
END $$;
