-- A report that never came before its plan ended.
alter table jingtu.progress_report drop constraint progress_report_state_check;
alter table jingtu.progress_report add constraint progress_report_state_check
  check (state in ('DRAFTING', 'CONFIRMING', 'ACCEPTING', 'ACCEPTED', 'EXEMPT', 'SILENT', 'WITHDRAWN'));

-- The account of a year, and what the next year's draft takes over.

-- Weights are null until a clerk has changed them: then the defaults of ScoreWeights hold.
create table jingtu.year_account (
  plan_id         text primary key references jingtu.plan (id),
  state           text not null check (state in ('DRAFTING', 'IN_APPROVAL', 'SIGNED')),
  close_out       numeric,
  report          numeric,
  per_order       numeric,
  per_return      numeric,
  praise_from     numeric,
  criticise_below numeric,
  drafted_by      text,
  signed_by       text,
  signed_at       timestamptz,
  remark          text,
  document_file   uuid references jingtu.evidence_file (id),
  ledger_file     uuid references jingtu.evidence_file (id)
);

create table jingtu.unfinished_reason (
  plan_task_id text primary key references jingtu.plan_task (id),
  reason       text not null
);

-- Where a task of a rolled draft comes from. By clause, because the draft's tasks are written anew at every check.
create table jingtu.plan_task_origin (
  plan_id           text not null references jingtu.plan (id),
  ref               text not null,
  from_plan_task_id text not null references jingtu.plan_task (id),
  carried_over      boolean not null,       -- still open at the roll; otherwise it recurs
  primary key (plan_id, ref)
);
