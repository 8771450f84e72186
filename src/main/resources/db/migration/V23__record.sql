-- The journal: who did what about which matter, in which words. One for all procedures, only added to.
-- With the names of that day: accounts, posts and bodies come and go.
CREATE TABLE jingtu.record (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL,
    city_id      text        NOT NULL,
    matter       text        NOT NULL,
    under        text,
    verb         text        NOT NULL,
    label        text        NOT NULL,
    work         boolean     NOT NULL,
    body         text,
    body_name    text,
    person       text,
    person_name  text        NOT NULL,
    post         text,
    on_behalf_of text,
    words        text        NOT NULL,
    before       jsonb,
    after        jsonb,
    reason       text,
    basis        text,
    task_id      text,
    task_name    text,
    group_id     text
);
COMMENT ON COLUMN jingtu.record.matter IS '<procedure>:<id>';
COMMENT ON COLUMN jingtu.record.under IS 'the matter that it is a part of, as the plan of a task';
COMMENT ON COLUMN jingtu.record.verb IS 'code of what was done, declared by the module that did it';
COMMENT ON COLUMN jingtu.record.label IS 'what was done, as officials read it';
COMMENT ON COLUMN jingtu.record.work IS 'whether it is part of doing the work: who did it does not verify it';
COMMENT ON COLUMN jingtu.record.person IS 'account; null: the program, of its own accord';
COMMENT ON COLUMN jingtu.record.post IS 'held that day, as 负责人';
COMMENT ON COLUMN jingtu.record.on_behalf_of IS 'who should have acted, where another did: 代签, 代录';
COMMENT ON COLUMN jingtu.record.words IS 'as typed';
COMMENT ON COLUMN jingtu.record.basis IS 'the clause, document or number that it rests on';
COMMENT ON COLUMN jingtu.record.group_id IS 'the group whose task it was, where only that body is to read it; null: for all who read the matter';
CREATE INDEX record_by_matter ON jingtu.record (city_id, matter, id DESC);
CREATE INDEX record_by_whole ON jingtu.record (city_id, under, id DESC) WHERE under IS NOT NULL;
CREATE INDEX record_by_person ON jingtu.record (city_id, person, id DESC);
CREATE TRIGGER record_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON jingtu.record
    FOR EACH STATEMENT EXECUTE FUNCTION jingtu.refuse_change();
