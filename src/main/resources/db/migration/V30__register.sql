-- 台账: what is on record, whatever it is. Kinds, fields and states are data (registers/*.yaml); an entry is kept as versions
-- that are only added to, each with the matter, the person and the reason that changed it.
CREATE TABLE jingtu.register_entry (
    id            text        PRIMARY KEY,
    city_id       text        NOT NULL REFERENCES jingtu.city (id),
    kind          text        NOT NULL,
    number        text        NOT NULL,
    name          text        NOT NULL,
    county        text,
    above         text        REFERENCES jingtu.register_entry (id),
    root          text        NOT NULL,
    state         text        NOT NULL,
    lists         text[]      NOT NULL DEFAULT '{}',
    fields        jsonb       NOT NULL,
    outline       jsonb,
    bounds        box,
    sought        text        NOT NULL,
    version       integer     NOT NULL,
    added_at      timestamptz NOT NULL,
    changed_at    timestamptz NOT NULL,
    struck_at     timestamptz,
    UNIQUE (city_id, kind, number)
);
COMMENT ON COLUMN jingtu.register_entry.number IS 'as text: leading zeros count';
COMMENT ON COLUMN jingtu.register_entry.county IS 'id of the body of the county where it lies';
COMMENT ON COLUMN jingtu.register_entry.above IS 'the entry that it belongs to, as a survey to its site';
COMMENT ON COLUMN jingtu.register_entry.root IS 'the entry at the top of those, itself if it belongs to none';
COMMENT ON COLUMN jingtu.register_entry.lists IS 'codes of the lists that it stands on now';
COMMENT ON COLUMN jingtu.register_entry.fields IS 'values by code of the field, each as text';
COMMENT ON COLUMN jingtu.register_entry.outline IS 'GeoJSON geometry in degrees, CGCS2000';
COMMENT ON COLUMN jingtu.register_entry.bounds IS 'what the outline lies within, to be searched by';
COMMENT ON COLUMN jingtu.register_entry.sought IS 'lower case words that a search looks through';
COMMENT ON COLUMN jingtu.register_entry.struck_at IS 'struck, never deleted';
CREATE INDEX register_entry_by_number ON jingtu.register_entry (city_id, kind, number);
CREATE INDEX register_entry_by_state ON jingtu.register_entry (city_id, kind, state);
CREATE INDEX register_entry_by_county ON jingtu.register_entry (city_id, kind, county);
CREATE INDEX register_entry_by_change ON jingtu.register_entry (city_id, kind, changed_at DESC, id);
CREATE INDEX register_entry_by_list ON jingtu.register_entry USING gin (lists);
CREATE INDEX register_entry_below ON jingtu.register_entry (above) WHERE above IS NOT NULL;
CREATE INDEX register_entry_of_root ON jingtu.register_entry (root, added_at);
CREATE INDEX register_entry_by_place ON jingtu.register_entry USING gist (bounds);

CREATE TABLE jingtu.register_version (
    entry       text        NOT NULL REFERENCES jingtu.register_entry (id),
    version     integer     NOT NULL,
    number      text        NOT NULL,
    name        text        NOT NULL,
    county      text,
    state       text        NOT NULL,
    lists       text[]      NOT NULL,
    fields      jsonb       NOT NULL,
    outline     jsonb,
    struck      boolean     NOT NULL,
    matter      text        NOT NULL,
    step        text,
    person      text,
    body        text,
    reason      text        NOT NULL,
    document    text,
    at          timestamptz NOT NULL,
    PRIMARY KEY (entry, version)
);
COMMENT ON COLUMN jingtu.register_version.matter IS '<procedure>:<id> that made it';
COMMENT ON COLUMN jingtu.register_version.step IS 'id of the step of people that it was made in; null: by the program, or in the register itself';
COMMENT ON COLUMN jingtu.register_version.document IS 'number of the paper that it rests on';
CREATE TRIGGER register_version_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON jingtu.register_version
    FOR EACH STATEMENT EXECUTE FUNCTION jingtu.refuse_change();

-- Onto a list and off it again, with the day that the list itself says.
CREATE TABLE jingtu.register_listing (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry    text        NOT NULL REFERENCES jingtu.register_entry (id),
    list     text        NOT NULL,
    entered  boolean     NOT NULL,
    on_day   date        NOT NULL,
    reason   text        NOT NULL,
    document text,
    matter   text        NOT NULL,
    person   text,
    at       timestamptz NOT NULL
);
CREATE INDEX register_listing_by_entry ON jingtu.register_listing (entry, id);
CREATE TRIGGER register_listing_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON jingtu.register_listing
    FOR EACH STATEMENT EXECUTE FUNCTION jingtu.refuse_change();

-- Split and merged: which entries go on with what another was.
CREATE TABLE jingtu.register_lineage (
    heir     text        NOT NULL REFERENCES jingtu.register_entry (id),
    ancestor text        NOT NULL REFERENCES jingtu.register_entry (id),
    at       timestamptz NOT NULL,
    PRIMARY KEY (heir, ancestor),
    CHECK (heir <> ancestor)
);
CREATE INDEX register_lineage_by_ancestor ON jingtu.register_lineage (ancestor);

-- 数据纠错: somebody who reads an entry says that it is wrong, and is answered.
CREATE TABLE jingtu.register_correction (
    id          text        PRIMARY KEY,
    entry       text        NOT NULL REFERENCES jingtu.register_entry (id),
    field       text,
    words       text        NOT NULL,
    asked_by    text        NOT NULL,
    asked_body  text,
    asked_at    timestamptz NOT NULL,
    accepted    boolean,
    answer      text,
    answered_by text,
    answered_at timestamptz,
    CHECK ((answer IS NULL) = (answered_at IS NULL) AND (accepted IS NULL) = (answer IS NULL)),
    CONSTRAINT correction_not_answered_by_who_asked CHECK (answered_by <> asked_by)
);
CREATE INDEX register_correction_by_entry ON jingtu.register_correction (entry, asked_at);

-- Numbers that entries are given, one row of a kind in a year.
CREATE TABLE jingtu.register_number (
    city_id text    NOT NULL REFERENCES jingtu.city (id),
    kind    text    NOT NULL,
    year    integer NOT NULL,
    last    integer NOT NULL,
    PRIMARY KEY (city_id, kind, year)
);
