-- 任务分项: the rows of the 任务分解表. A clause keeps who may be named for it; what is done, by whom and by when is its
-- items'. Plans that are on record already get one item a clause.

create table jingtu.plan_item (
  id              text primary key,          -- plan and 分项号; business key of its process
  plan_task_id    text not null references jingtu.plan_task (id),
  plan_id         text not null references jingtu.plan (id),
  city_id         text not null references jingtu.city (id),
  position        int not null,
  ref             text not null,
  title           text not null,
  words           text,
  type            text not null,
  leads_inherited boolean not null,
  check_level     text not null,
  share           int,
  publicity       boolean not null,
  objects         jsonb,
  proof           text[] not null,
  basis           jsonb not null,
  state           text not null check (state in ('DRAFT', 'RUNNING', 'CLOSED', 'UNFINISHED', 'WITHDRAWN')),
  state_reason    text,
  drawn           boolean not null default false, -- by the sample, to be verified
  outcome         text,
  close_number    text unique,
  completed_on    date,
  unique (plan_id, ref)
);
create index plan_item_by_task on jingtu.plan_item (plan_task_id);

create table jingtu.item_party (
  item_id         text not null references jingtu.plan_item (id),
  organisation_id text not null,
  role            text not null check (role in ('LEAD', 'EXECUTOR', 'CONTRIBUTOR')),
  position        int not null,
  quota           text,
  what            text,                      -- 配合事项
  due             date,                      -- its own day, where it has one
  primary key (item_id, role, organisation_id)
);

insert into jingtu.plan_item (id, plan_task_id, plan_id, city_id, position, ref, title, type, leads_inherited,
                              check_level, publicity, proof, basis, state, state_reason)
    select id || '-1', id, plan_id, city_id, 0, ref || '-1', title, 'LIST', true, 'ALL', false, '{}', '[]', state, state_reason
      from jingtu.plan_task;
insert into jingtu.item_party (item_id, organisation_id, role, position)
    select plan_task_id || '-1', organisation_id, role, position
      from jingtu.task_party where role in ('LEAD', 'EXECUTOR');

alter table jingtu.plan
    add column formalities jsonb;             -- see PlanDraft.Formalities
alter table jingtu.plan_goal
    add column due_derived boolean not null default false, add column pending boolean not null default false,
    add column reporter text, add column computed text, add column modality text,
    add column derived boolean not null default false;
alter table jingtu.plan_task drop column duties, add column participants_open boolean not null default false;
alter table jingtu.task_deadline
    add column item_id text references jingtu.plan_item (id), add column origin text, add column modality text,
    add column derived boolean not null default false;
update jingtu.task_deadline set item_id = plan_task_id || '-1';
alter table jingtu.task_deadline alter column item_id set not null;
create index task_deadline_by_item on jingtu.task_deadline (item_id);
alter table jingtu.task_indicator
    add column item_id text references jingtu.plan_item (id), add column pending boolean not null default false,
    add column reporter text, add column computed text, add column modality text,
    add column derived boolean not null default false;
update jingtu.task_indicator set item_id = plan_task_id || '-1';
alter table jingtu.task_indicator alter column item_id set not null;
create index task_indicator_by_item on jingtu.task_indicator (item_id);

-- An entry of a register can be part of something that is no entry, as an item in work is of its plan.
alter table jingtu.register_entry add column part_of text;
create index register_entry_by_part on jingtu.register_entry (city_id, part_of, kind) where part_of is not null;
alter table jingtu.plan_item add column entry text unique references jingtu.register_entry (id);
comment on column jingtu.plan_item.entry is 'the item in work, once it is issued';

-- What one procedure sends to signature, whatever else is signed about the same matter.
alter table jingtu.sign_off add column caller text;
update jingtu.sign_off set caller = regexp_replace(id, ':sign-[0-9]+$', '');
alter table jingtu.sign_off alter column caller set not null;
create index sign_off_by_caller on jingtu.sign_off (caller, begun_at desc);

-- A clause that ends with its items has no verdict and no number of its own.
alter table jingtu.plan_task add column ended_by_items boolean not null default false;
alter table jingtu.plan_task drop constraint plan_task_closed_when_verified;
alter table jingtu.plan_task add constraint plan_task_closed_when_verified
    check (state <> 'CLOSED' or verified_by is not null or ended_by_items);
alter table jingtu.plan_item add constraint plan_item_closed_with_number
    check (close_number is null or (outcome is not null and completed_on is not null));
