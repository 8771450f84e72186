-- 督办: what a supervisor orders about something that is late, and what each body answers. No order is given by a timer.

create table jingtu.supervision_order (
  id         text primary key,
  city_id    text not null references jingtu.city (id),
  matter     text not null,
  under      text,
  obligation text not null,                 -- key of what is late
  what       text not null,                 -- the same as officials read it, as it was
  due        date not null,                 -- the day that was missed
  number     text not null,                 -- 督办文号
  basis      text not null,                 -- who approved it, by which document
  demand     text not null,
  reply_by   date not null,
  issued_by  text not null,
  issued_at  timestamptz not null
);
create index supervision_order_by_matter on jingtu.supervision_order (city_id, matter);
create index supervision_order_under on jingtu.supervision_order (city_id, under);
create unique index supervision_order_number on jingtu.supervision_order (city_id, number);

create table jingtu.order_reply (
  id          text primary key,
  order_id    text not null references jingtu.supervision_order (id),
  body        text not null,
  state       text not null check (state in ('OPEN', 'ANSWERED', 'ACCEPTED', 'CANCELLED')),
  reason      text,
  measures    text,
  expected    date,
  answered_by text,
  answered_at timestamptz,
  remark      text,                         -- why it was sent back last
  decided_by  text,
  unique (order_id, body),
  constraint order_reply_accepted_by_another check (
    state <> 'ACCEPTED' or (answered_by is not null and decided_by is not null and decided_by <> answered_by))
);

create view jingtu.v_supervision_order as
    select o.id, o.city_id, o.matter, o.under, r.body
      from jingtu.supervision_order o join jingtu.order_reply r on r.order_id = o.id;
