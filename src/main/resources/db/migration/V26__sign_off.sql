-- What is being signed, and who has signed it at which level.
CREATE TABLE jingtu.sign_off (
    id            text        PRIMARY KEY,
    city_id       text        NOT NULL,
    matter        text        NOT NULL,
    under         text,
    definition_id text        NOT NULL,
    view          text        NOT NULL,
    kind          text        NOT NULL,
    title         text        NOT NULL,
    body          text        NOT NULL,
    drafted_by    text        NOT NULL,
    co_signers    text[]      NOT NULL,
    levels        text[]      NOT NULL DEFAULT '{}',
    begun_at      timestamptz NOT NULL,
    agreed        boolean
);
COMMENT ON COLUMN jingtu.sign_off.id IS 'business key: that of the procedure that calls, with a number';
COMMENT ON COLUMN jingtu.sign_off.matter IS '<procedure>:<id> of what is signed';
COMMENT ON COLUMN jingtu.sign_off.definition_id IS 'version of the procedure that calls, with which the view was deployed';
COMMENT ON COLUMN jingtu.sign_off.view IS 'module in its folder that draws what is signed';
COMMENT ON COLUMN jingtu.sign_off.body IS 'whose word it is';
COMMENT ON COLUMN jingtu.sign_off.co_signers IS 'bodies that are asked to agree';
COMMENT ON COLUMN jingtu.sign_off.levels IS 'that it has to pass, in their order; empty before they are found';
COMMENT ON COLUMN jingtu.sign_off.agreed IS 'null: under way; false: returned, or ended with the procedure that called it';
CREATE INDEX sign_off_by_matter ON jingtu.sign_off (city_id, matter, begun_at DESC);

CREATE TABLE jingtu.signature (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sign_off     text        NOT NULL REFERENCES jingtu.sign_off,
    level        text        NOT NULL,
    body         text        NOT NULL,
    person       text        NOT NULL,
    agreed       boolean     NOT NULL,
    words        text        NOT NULL,
    on_behalf_of text,
    note         text,
    at           timestamptz NOT NULL,
    -- A person acts at one level only.
    UNIQUE (sign_off, person),
    CHECK ((on_behalf_of IS NULL) OR (note IS NOT NULL) OR NOT agreed)
);
COMMENT ON COLUMN jingtu.signature.words IS 'as typed, or 同意';
COMMENT ON COLUMN jingtu.signature.on_behalf_of IS 'the head for whom a deputy signed (代签)';
COMMENT ON COLUMN jingtu.signature.note IS 'why another signed';
CREATE TRIGGER signature_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON jingtu.signature
    FOR EACH STATEMENT EXECUTE FUNCTION jingtu.refuse_change();
