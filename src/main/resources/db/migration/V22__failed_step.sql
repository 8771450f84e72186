-- Steps that the program takes by itself and that failed for good, with who had them done again. A step is what the
-- engine calls a job; it keeps its id from one try to the next. Rows stay when the step is done after all.
CREATE TABLE jingtu.failed_step (
    job_id         text        PRIMARY KEY,
    city_id        text,
    matter         text,
    under          text,
    subject        text        NOT NULL CHECK (char_length(subject) BETWEEN 1 AND 500),
    procedure_name text        NOT NULL,
    step_name      text        NOT NULL,
    words          text        NOT NULL CHECK (char_length(words) BETWEEN 1 AND 500),
    technical      text        NOT NULL CHECK (char_length(technical) <= 2000),
    since          timestamptz NOT NULL,
    failed_at      timestamptz NOT NULL,
    failures       integer     NOT NULL DEFAULT 1,
    ended_at       timestamptz
);
COMMENT ON COLUMN jingtu.failed_step.city_id IS 'null: of the whole installation, shown to administrators only';
COMMENT ON COLUMN jingtu.failed_step.matter IS '<procedure>:<id>; null: of none that is on record';
COMMENT ON COLUMN jingtu.failed_step.under IS 'the matter that it is a part of, as the plan of a task';
COMMENT ON COLUMN jingtu.failed_step.subject IS 'what it is about, in words: a task with its clause, a plan, a round';
COMMENT ON COLUMN jingtu.failed_step.words IS 'what is wrong, for everybody';
COMMENT ON COLUMN jingtu.failed_step.technical IS 'the same for administrators';
COMMENT ON COLUMN jingtu.failed_step.since IS 'when it failed first; failed_at: last';
COMMENT ON COLUMN jingtu.failed_step.ended_at IS 'when it was done after all, or its matter ended; null: it still waits';
CREATE INDEX failed_step_of_city ON jingtu.failed_step (city_id) WHERE ended_at IS NULL;
CREATE INDEX failed_step_of_matter ON jingtu.failed_step (matter) WHERE ended_at IS NULL;
CREATE INDEX failed_step_of_whole ON jingtu.failed_step (under) WHERE ended_at IS NULL;
CREATE INDEX failed_step_ended ON jingtu.failed_step (ended_at DESC) WHERE ended_at IS NOT NULL;

CREATE TABLE jingtu.failed_step_restart (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    job_id          text        NOT NULL REFERENCES jingtu.failed_step (job_id),
    at              timestamptz NOT NULL,
    user_id         text        NOT NULL,
    reason          text        NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 500),
    failed_again_at timestamptz
);
COMMENT ON COLUMN jingtu.failed_step_restart.failed_again_at IS 'null: it still runs, or was done by it';
CREATE INDEX failed_step_restart_of_step ON jingtu.failed_step_restart (job_id, id);

COMMENT ON COLUMN jingtu.notice.city_id IS 'the city that it is about; ''-'': the whole installation';
