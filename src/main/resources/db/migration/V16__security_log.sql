-- Who came in, who was refused, who changed a right, who took something away, who stepped into a running procedure.
-- What people decided about a matter is not here but in the record of that matter.
CREATE TABLE jingtu.security_log (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    kind       text        NOT NULL,
    city_id    text,
    user_id    text,
    address    text,
    what       text        NOT NULL CHECK (char_length(what) BETWEEN 1 AND 500),
    old_value  text        CHECK (char_length(old_value) <= 2000),
    new_value  text        CHECK (char_length(new_value) <= 2000),
    reason     text        CHECK (char_length(reason) <= 500)
);
COMMENT ON COLUMN jingtu.security_log.kind IS 'a code of SecurityEvent.Kind';
COMMENT ON COLUMN jingtu.security_log.city_id IS 'the city concerned; null: the whole installation, shown to administrators only';
COMMENT ON COLUMN jingtu.security_log.user_id IS 'who did it or tried to, as typed at a failed sign-in; null: a stranger, or the program';
COMMENT ON COLUMN jingtu.security_log.address IS 'network address of the caller; null where the program acted of its own accord';
CREATE INDEX security_log_by_city ON jingtu.security_log (city_id, id DESC);
CREATE INDEX security_log_by_user ON jingtu.security_log (user_id, id DESC);
CREATE INDEX security_log_by_kind ON jingtu.security_log (kind, id DESC);

CREATE FUNCTION jingtu.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only added to', TG_TABLE_NAME;
END $$;
CREATE TRIGGER security_log_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON jingtu.security_log
    FOR EACH STATEMENT EXECUTE FUNCTION jingtu.refuse_change();
