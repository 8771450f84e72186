-- Who has lately mistyped a password, from where, and until when the next try must wait; and who has lately come in from
-- where. Shared by all nodes. Rows are forgotten after a while, so that made-up names do not fill the table.
CREATE TABLE jingtu.sign_in_try (
    name       text        NOT NULL,
    address    text        NOT NULL,
    wrong      integer     NOT NULL CHECK (wrong >= 0),
    tried_at   timestamptz NOT NULL,
    wait_until timestamptz,
    right_at   timestamptz,
    PRIMARY KEY (name, address)
);
COMMENT ON COLUMN jingtu.sign_in_try.name IS 'account as typed; empty: the address as a whole, whatever was typed there';
COMMENT ON COLUMN jingtu.sign_in_try.address IS 'network the caller came from; empty: the account as a whole, from wherever it was tried';
COMMENT ON COLUMN jingtu.sign_in_try.wrong IS 'wrong passwords in a row';
COMMENT ON COLUMN jingtu.sign_in_try.right_at IS 'when the right password last came from there';
CREATE INDEX sign_in_try_by_tried_at ON jingtu.sign_in_try (tried_at);

-- Auditors ask for the entries of a time.
CREATE INDEX security_log_by_time ON jingtu.security_log (at);
