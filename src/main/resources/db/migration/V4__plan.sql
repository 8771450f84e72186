-- Plans, their tasks and what became of them. Ids are readable because they are the business keys in Cockpit.

create table jingtu.plan (
  id              text primary key,
  city_id         text not null references jingtu.city (id),
  year            int not null,
  title           text not null,
  document_number text,
  issuer          text not null,
  issue_date      date,
  state           text not null check (state in ('DRAFT', 'IN_APPROVAL', 'ISSUED', 'CLOSED', 'REPEALED')),
  rehearsal_of    int,                      -- year of the plan that is rehearsed; null for a plan in earnest
  revision        int not null default 0,
  prepared_by     text,
  signed_by       text,
  signed_at       timestamptz,
  ended_at        timestamptz,
  summary         text,
  created_at      timestamptz not null
);
create index plan_by_city on jingtu.plan (city_id, year desc);
comment on column jingtu.plan.revision is 'counts every change, so that two people never overwrite each other';

create table jingtu.plan_goal (
  id        bigint generated always as identity primary key,
  plan_id   text not null references jingtu.plan (id),
  position  int not null,
  ref       text not null,
  title     text not null,
  name      text not null,
  operator  text not null,
  target    text,
  unit      text not null,
  formula   text,
  due       date,
  sources   text[] not null,                -- refs of tasks
  unique (plan_id, ref)
);

create table jingtu.plan_requirement (
  id        bigint generated always as identity primary key,
  plan_id   text not null references jingtu.plan (id),
  position  int not null,
  ref       text not null,
  title     text not null,
  content   text not null,
  bodies    text[] not null,
  unique (plan_id, ref)
);

create table jingtu.plan_task (
  id           text primary key,
  plan_id      text not null references jingtu.plan (id),
  city_id      text not null references jingtu.city (id),
  position     int not null,
  ref          text not null,
  section      text not null,
  title        text not null,
  content      text not null,
  lead_mode    text not null,
  executors_inherited boolean not null,
  duties       text[] not null,
  state        text not null check (state in ('DRAFT', 'RUNNING', 'CLOSED', 'WITHDRAWN')),
  executor_due date,                        -- set by the lead's scheme; null: worked out from the deadlines
  close_number text unique,
  closed_on    date,
  state_reason text,
  unique (plan_id, ref)
);
create index plan_task_by_city on jingtu.plan_task (city_id, state);

create table jingtu.task_party (
  plan_task_id    text not null references jingtu.plan_task (id),
  organisation_id text not null,
  role            text not null check (role in ('LEAD', 'PARTICIPANT', 'EXECUTOR')),
  position        int not null,
  state           text not null,
  reason          text,
  primary key (plan_task_id, role, organisation_id)
);

create table jingtu.task_deadline (
  id            bigint generated always as identity primary key,
  plan_task_id  text not null references jingtu.plan_task (id),
  position      int not null,
  type          text not null,
  due           date,
  original_due  date,                       -- as first written, before a rehearsal, an extension or an adjustment
  description   text not null,
  item          text,
  leads         text[] not null,
  executors     text[] not null,
  state         text not null check (state in ('OPEN', 'MET', 'NOT_APPLICABLE', 'INFORMATION')),
  note          text
);
create index task_deadline_by_task on jingtu.task_deadline (plan_task_id);
create index task_deadline_open on jingtu.task_deadline (due) where state = 'OPEN';

create table jingtu.deadline_change (
  id           bigint generated always as identity primary key,
  deadline_id  bigint not null references jingtu.task_deadline (id),
  old_due      date,
  new_due      date,
  reason       text not null,
  document_number text,
  changed_by   text,                        -- null: the program, applying what was signed
  changed_at   timestamptz not null
);
create index deadline_change_by_deadline on jingtu.deadline_change (deadline_id);

create table jingtu.task_indicator (
  id           bigint generated always as identity primary key,
  plan_task_id text not null references jingtu.plan_task (id),
  position     int not null,
  name         text not null,
  operator     text not null,
  target       text,
  unit         text not null,
  formula      text,
  item         text,
  leads        text[] not null,
  executors    text[] not null
);
create index task_indicator_by_task on jingtu.task_indicator (plan_task_id);

-- Every figure that was ever reported; the newest of an organisation counts.
create table jingtu.indicator_figure (
  id              bigint generated always as identity primary key,
  indicator_id    bigint not null references jingtu.task_indicator (id),
  organisation_id text not null,
  numerator       numeric,
  denominator     numeric,
  value           text,
  reported_by     text not null,
  reported_at     timestamptz not null
);
create index indicator_figure_newest on jingtu.indicator_figure (indicator_id, organisation_id, id desc);

-- What verification found; the newest counts, and waits for the head where the verifying body leads the task.
create table jingtu.task_verdict (
  id           bigint generated always as identity primary key,
  plan_task_id text not null references jingtu.plan_task (id),
  outcome      text not null check (outcome in ('PASS', 'RETURN_LEAD', 'RETURN_EXECUTOR')),
  return_to    text[] not null,
  remark       text not null,
  given_by     text not null,
  given_at     timestamptz not null
);
create index task_verdict_by_task on jingtu.task_verdict (plan_task_id, id desc);

create table jingtu.plan_adjustment (
  id              text primary key,
  plan_id         text not null references jingtu.plan (id),
  repeal          boolean not null default false,
  reason          text,
  document_number text,
  changes         jsonb not null default '[]',
  state           text not null check (state in ('DRAFT', 'IN_APPROVAL', 'APPLIED')),
  drafted_by      text,
  signed_by       text,
  signed_at       timestamptz
);
create index plan_adjustment_by_plan on jingtu.plan_adjustment (plan_id);
