-- Plan documents that clerks read in, and what a city has taught the program while checking them.

-- A body that a clerk added is in no file of the city; loading the files must not take it out of office.
alter table jingtu.organisation add column added_by text;

-- How a document wrote a body, as a clerk decided. Apart from the aliases of the city's files, which are replaced at
-- every start.
create table jingtu.plan_document_alias (
  city_id         text not null,
  alias           text not null,
  organisation_id text not null,
  learnt_from     text not null,            -- user
  learnt_at       timestamptz not null,
  primary key (city_id, alias),
  foreign key (city_id, organisation_id) references jingtu.organisation
);

create table jingtu.plan_import (
  id          text primary key,             -- also the id of its process instance
  city_id     text not null references jingtu.city,
  evidence_id uuid references jingtu.evidence_file,
  file_name   text,
  reading     text,                         -- JSON: the text, what was understood of it, and where; null before a file
  checked     text,                         -- JSON: the plan as corrected by the clerk
  plan_id     text references jingtu.plan,  -- what became of it
  state       text not null check (state in ('OPEN', 'KEPT', 'GIVEN_UP')),
  begun_by    text not null,
  begun_at    timestamptz not null,
  ended_by    text,
  ended_at    timestamptz
);
