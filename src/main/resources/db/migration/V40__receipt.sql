-- 签收: what a body says once of all items of a plan that it has a part in. It is said for the unit and not taken back.

create table jingtu.receipt (
  id          text primary key,              -- plan and body; business key of its process
  plan_id     text not null references jingtu.plan (id),
  city_id     text not null references jingtu.city (id),
  body        text not null,
  state       text not null check (state in ('OPEN', 'SIGNING', 'DECIDING', 'RECEIVED', 'CANCELLED')),
  leader      text,                          -- 责任领导
  section     text,                          -- 责任科室，或县内承办单位
  contact     text,
  phone       text,
  received_by text,
  received_at timestamptz,
  unique (plan_id, body),
  constraint receipt_names_who_answers check (
    received_at is null or (leader is not null and section is not null and contact is not null and phone is not null))
);
create index receipt_by_city on jingtu.receipt (city_id, state);

create table jingtu.receipt_row (
  receipt     text not null references jingtu.receipt (id),
  item_id     text not null references jingtu.plan_item (id),
  role        text not null check (role in ('LEAD', 'EXECUTOR', 'CONTRIBUTOR')),
  position    int not null,
  answer      text check (answer in ('TAKEN', 'NOT_CONCERNED', 'OBJECTION')),
  reason      text,
  decider     text,                          -- body that decides, where it is not taken
  agreed      boolean,
  words       text,
  decided_by  text,
  primary key (receipt, item_id, role),
  constraint receipt_row_says_why check (answer is null or answer = 'TAKEN' or reason is not null),
  constraint receipt_row_no_has_words check (agreed is null or agreed or words is not null)
);

-- A county that an item does not concern is out for the year.
alter table jingtu.item_party add column out_because text;
