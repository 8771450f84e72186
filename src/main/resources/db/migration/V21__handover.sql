-- A word to one person of a body, as to the one who is handed a task.
ALTER TABLE jingtu.notice ADD COLUMN user_id text;
COMMENT ON COLUMN jingtu.notice.user_id IS 'the one person of the group that it is for; null: all of them';
