-- The quarterly push of progress and its summary. Ids are readable because they are the business keys in Cockpit:
-- a round is <plan>:<date>, a department's report <round>:<department>.

-- How a city wants it; a city without a row has the defaults of ReportSettings.
create table jingtu.report_setting (
  city_id          text primary key references jingtu.city (id),
  report_days      text[] not null,         -- month and day, '03-25', for plans that set no dates of their own
  open_workdays    int not null check (open_workdays between 1 and 60),
  county_workdays  int not null check (county_workdays between 0 and 60),
  grace_workdays   int not null check (grace_workdays between 0 and 60),
  changed_by       text not null,
  changed_at       timestamptz not null
);

create table jingtu.report_round (
  id            text primary key,
  plan_id       text not null references jingtu.plan (id),
  city_id       text not null references jingtu.city (id),
  due           date not null,
  accept_until  date not null,              -- the last day that is not late, by the city's rest-day rule at opening
  state         text not null check (state in ('PLANNED', 'OPEN', 'SUMMING_UP', 'PUBLISHED', 'CANCELLED')),
  summary_file  uuid references jingtu.evidence_file (id),
  ledger_file   uuid references jingtu.evidence_file (id),
  published_at  timestamptz,
  unique (plan_id, due),
  constraint report_round_published_with_its_summary check (state <> 'PUBLISHED' or summary_file is not null)
);
create index report_round_by_city on jingtu.report_round (city_id, due desc);

create table jingtu.progress_report (
  id              text primary key,
  round_id        text not null references jingtu.report_round (id),
  organisation_id text not null,
  state           text not null
                  check (state in ('DRAFTING', 'CONFIRMING', 'ACCEPTING', 'ACCEPTED', 'EXEMPT', 'WITHDRAWN')),
  problems        text not null default '',
  next_steps      text not null default '',
  drafted_by      text,
  confirmed_by    text,
  submitted_at    timestamptz,              -- when it first reached the coordinating body; tells late from in time
  extended_until  date,                     -- the last day that is not late, where more time was granted
  late            boolean not null default false,
  returns         int not null default 0,
  remark          text,                     -- why it was sent back last, why it is exempt
  accepted_by     text,
  accepted_at     timestamptz,
  unique (round_id, organisation_id)
);

-- One line of a report: a task as its lead tells it, with the figures as they stood.
create table jingtu.progress_item (
  report_id     text not null references jingtu.progress_report (id),
  plan_task_id  text not null references jingtu.plan_task (id),
  state         text not null check (state in ('NORMAL', 'BEHIND', 'DONE', 'BLOCKED')),
  content       text not null,
  figures       jsonb not null,             -- who gave which figure when, as it stood at drafting
  primary key (report_id, plan_task_id)
);

-- What a county tells its lead departments in a round.
create table jingtu.county_part (
  round_id        text not null references jingtu.report_round (id),
  organisation_id text not null,
  reported_by     text,
  reported_at     timestamptz,
  late            boolean not null default false,
  primary key (round_id, organisation_id)
);
create table jingtu.county_item (
  round_id        text not null,
  organisation_id text not null,
  plan_task_id    text not null references jingtu.plan_task (id),
  state           text not null check (state in ('NORMAL', 'BEHIND', 'DONE', 'BLOCKED')),
  content         text not null,
  primary key (round_id, organisation_id, plan_task_id),
  foreign key (round_id, organisation_id) references jingtu.county_part
);
