-- In whose hands a task was, where that changed otherwise than by claiming it. With names: accounts come and go.
CREATE TABLE jingtu.handover (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL,
    kind         text        NOT NULL,
    city_id      text        NOT NULL,
    business_key text        NOT NULL,
    task_id      text        NOT NULL,
    task_name    text        NOT NULL,
    group_id     text,
    done_by      text,
    done_by_name text        NOT NULL,
    from_user    text,
    from_name    text,
    to_user      text,
    to_name      text,
    reason       text        CHECK (char_length(reason) BETWEEN 1 AND 500)
);
COMMENT ON COLUMN jingtu.handover.kind IS 'a code of Handover.Kind';
COMMENT ON COLUMN jingtu.handover.business_key IS 'the row that the procedure is about';
COMMENT ON COLUMN jingtu.handover.group_id IS 'the group that the task is given to; null: to none of the one who left';
COMMENT ON COLUMN jingtu.handover.done_by IS 'null: the program, of its own accord';
COMMENT ON COLUMN jingtu.handover.from_user IS 'null: nobody had claimed it';
COMMENT ON COLUMN jingtu.handover.to_user IS 'null: free again';
CREATE INDEX handover_by_matter ON jingtu.handover (city_id, business_key, id DESC);
CREATE TRIGGER handover_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON jingtu.handover
    FOR EACH STATEMENT EXECUTE FUNCTION jingtu.refuse_change();

-- A word to one person of a body, as to the one who is handed a task.
ALTER TABLE jingtu.notice ADD COLUMN user_id text;
COMMENT ON COLUMN jingtu.notice.user_id IS 'the one person of the group that it is for; null: all of them';
