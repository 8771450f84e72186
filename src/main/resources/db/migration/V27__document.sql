-- 公文: what a body issues about a matter. It is signed in this program, or registered from the body's own office system.
CREATE TABLE jingtu.document (
    id              text        PRIMARY KEY,
    city_id         text        NOT NULL REFERENCES jingtu.city (id),
    matter          text        NOT NULL,
    under           text,
    definition_id   text        NOT NULL,
    view            text        NOT NULL,
    kind            text        NOT NULL,
    title           text        NOT NULL,
    body            text        NOT NULL,
    co_signers      text[]      NOT NULL,
    recipients      text[]      NOT NULL,
    openness        text        CHECK (openness IN ('ACTIVE', 'ON_REQUEST', 'WITHHELD')),
    openness_reason text,
    route           text        CHECK (route IN ('HERE', 'OFFICE_SYSTEM')),
    state           text        NOT NULL CHECK (state IN ('DRAFTING', 'SIGNING', 'NUMBERING', 'CHECKING', 'CLEARED', 'ISSUED', 'ENDED')),
    text_file       uuid        REFERENCES jingtu.evidence_file (id),
    enclosures      uuid[]      NOT NULL DEFAULT '{}',
    drafted_by      text,
    signed_by       text,
    checked_by      text,
    remark          text,
    number          text,
    issued_on       date,
    signer          text,
    sealed_file     uuid        REFERENCES jingtu.evidence_file (id),
    begun_at        timestamptz NOT NULL,
    issued_at       timestamptz,
    CONSTRAINT document_withheld_for_a_reason CHECK (
        openness IS DISTINCT FROM 'WITHHELD' OR openness_reason IS NOT NULL),
    CONSTRAINT document_issued_as_it_should CHECK (
        state NOT IN ('CLEARED', 'ISSUED')
        OR (number IS NOT NULL AND issued_on IS NOT NULL AND text_file IS NOT NULL AND openness IS NOT NULL
            AND CASE route
                WHEN 'HERE' THEN signed_by IS NOT NULL AND signed_by <> drafted_by
                ELSE checked_by IS NOT NULL AND checked_by <> drafted_by AND sealed_file IS NOT NULL
            END))
);
COMMENT ON COLUMN jingtu.document.id IS 'business key: that of the procedure that calls, with a number';
COMMENT ON COLUMN jingtu.document.matter IS '<procedure>:<id> of what it is about';
COMMENT ON COLUMN jingtu.document.definition_id IS 'version of the procedure that calls, with which the view was deployed';
COMMENT ON COLUMN jingtu.document.view IS 'module in its folder that draws what is issued';
COMMENT ON COLUMN jingtu.document.route IS 'HERE: signed in this program; OFFICE_SYSTEM: signed in the office system of the body and registered';
COMMENT ON COLUMN jingtu.document.state IS 'CLEARED: signed and numbered, or registered and checked; ENDED: ended with the procedure that called it';
COMMENT ON COLUMN jingtu.document.signed_by IS 'who signed last, of those signed here';
COMMENT ON COLUMN jingtu.document.checked_by IS 'who held the registration against the scan';
COMMENT ON COLUMN jingtu.document.remark IS 'why it came back last';
COMMENT ON COLUMN jingtu.document.signer IS 'as on the paper, of those signed elsewhere';
CREATE INDEX document_by_matter ON jingtu.document (city_id, matter);
CREATE INDEX document_by_day ON jingtu.document (city_id, issued_on DESC, id) WHERE state = 'ISSUED';
CREATE INDEX document_by_recipient ON jingtu.document USING gin (recipients) WHERE state = 'ISSUED';

-- The numbers that a body has given this year under one of its codes: none is left out without a reason.
CREATE TABLE jingtu.document_number (
    city_id     text        NOT NULL,
    body        text        NOT NULL,
    code        text        NOT NULL,
    year        integer     NOT NULL,
    serial      integer     NOT NULL CHECK (serial > 0),
    document    text        UNIQUE REFERENCES jingtu.document (id),
    void_reason text,
    given_by    text        NOT NULL,
    given_at    timestamptz NOT NULL,
    PRIMARY KEY (city_id, body, code, year, serial),
    CHECK ((document IS NULL) = (void_reason IS NOT NULL))
);
COMMENT ON COLUMN jingtu.document_number.code IS '机关代字, as 北环发';
COMMENT ON COLUMN jingtu.document_number.void_reason IS 'why no document of this program has the number';

CREATE TABLE jingtu.document_receipt (
    document    text        NOT NULL REFERENCES jingtu.document (id),
    body        text        NOT NULL,
    received_by text        NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (document, body)
);
