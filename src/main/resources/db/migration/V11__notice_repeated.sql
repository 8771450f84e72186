-- A reminder or an order that is repeated takes the place of the one before it in people's lists; all stay on record.
ALTER TABLE jingtu.notice ADD COLUMN occasion text;
ALTER TABLE jingtu.notice ADD COLUMN times integer NOT NULL DEFAULT 1;
ALTER TABLE jingtu.notice ADD COLUMN superseded boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN jingtu.notice.occasion IS 'what is repeated, within subject and kind; null: said once';
COMMENT ON COLUMN jingtu.notice.times IS 'how often it was said by now';

DROP INDEX jingtu.notice_by_recipient;
CREATE INDEX notice_by_recipient ON jingtu.notice (group_id, id DESC) WHERE NOT superseded;
CREATE INDEX notice_to_supersede ON jingtu.notice (group_id, subject, occasion)
    WHERE NOT superseded AND occasion IS NOT NULL;
