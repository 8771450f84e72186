-- What a person has typed into a task's form and not handed in yet; gone when the task is.
CREATE TABLE form_draft (
    task_id  text        NOT NULL,
    user_id  text        NOT NULL,
    content  jsonb       NOT NULL,
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (task_id, user_id)
);
