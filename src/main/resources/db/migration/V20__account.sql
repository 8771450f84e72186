-- What is to be known of an account beside the engine's own tables; no row: nothing. A row outlives its account.
CREATE TABLE jingtu.account (
    user_id      text    PRIMARY KEY,
    one_time     boolean NOT NULL DEFAULT false,
    sessions     integer NOT NULL DEFAULT 0,
    kept_session text,
    former_name  text
);
COMMENT ON COLUMN jingtu.account.one_time IS 'the password was made by somebody else and must be changed before anything else is done';
COMMENT ON COLUMN jingtu.account.sessions IS 'sessions that began under another number have ended';
COMMENT ON COLUMN jingtu.account.kept_session IS 'the one older session that goes on: that in which people changed their own password';
COMMENT ON COLUMN jingtu.account.former_name IS 'name of the person when the account was deleted, for the records that name the account';
