-- 督办 as an act of the government: proposed by its 督查机构, approved by its head, answered over the head of each body,
-- verified, concluded, open to review. Takes the place of the orders of V25, which supervisors gave by themselves.

alter table jingtu.city_setting
  add column supervision_office     text,
  add column supervision_government text,
  add column supervision_basis      text,
  add constraint city_setting_supervision_whole check (
    (supervision_office is null) = (supervision_government is null)
    and (supervision_office is null) = (supervision_basis is null)),
  add foreign key (city_id, supervision_office) references jingtu.organisation (city_id, id),
  add foreign key (city_id, supervision_government) references jingtu.organisation (city_id, id);
comment on column jingtu.city_setting.supervision_office is 'body that is the 督查机构; null: the city has named none';
comment on column jingtu.city_setting.supervision_basis is 'document by which it is';

drop view jingtu.v_supervision_order;
drop table jingtu.order_reply;
drop table jingtu.supervision_order;

create table jingtu.supervision_order (
  id                text primary key,
  city_id           text not null references jingtu.city (id),
  matter            text not null,            -- that is late
  under             text,                     -- the matter that it is a part of
  obligation        text not null,            -- key of what is late
  what              text not null,            -- the same as officials read it, as it was
  clause            text,
  due               date not null,            -- the day that was missed
  state             text not null check (state in (
    'PROPOSED', 'DRAFTED', 'APPROVING', 'IN_HAND', 'NEXT', 'NEXT_APPROVING', 'CONCLUDING', 'SERVING', 'AWAITING',
    'CLOSED', 'JOINED', 'NOT_APPROVED', 'REVOKED')),
  round             int not null default 0,   -- how often the bodies were asked
  proposed_by       text not null,
  proposed_at       timestamptz not null,
  kind              text check (kind in ('NOTICE', 'LETTER')),
  title             text,
  demand            text,
  reply_by          date,                     -- of the last round
  basis             text,
  drafted_by        text,
  number            text,                     -- 文号 of the notice or letter
  issued_on         date,
  finding           text,                     -- what was found last
  verified_by       text,
  next_step         text check (next_step in ('EXTEND', 'TALK', 'CRITICISE', 'HAND_OVER', 'CONCLUDE')),
  next_words        text,
  next_reply_by     date,
  next_by           text,
  met               boolean,                  -- whether what was late is met, as concluded
  conclusion        text,
  concluded_by      text,
  conclusion_number text,
  served_on         date,
  ended_on          date,
  end_reason        text,
  joined_to         text references jingtu.supervision_order (id),
  constraint supervision_order_drafted_whole check (
    state in ('PROPOSED', 'REVOKED')
    or (kind is not null and title is not null and demand is not null and reply_by is not null and basis is not null
        and drafted_by is not null)),
  constraint supervision_order_in_hand_when_issued check (
    state not in ('IN_HAND', 'NEXT', 'NEXT_APPROVING', 'CONCLUDING', 'SERVING', 'AWAITING', 'CLOSED')
    or (number is not null and issued_on is not null)),
  constraint supervision_order_concluded_whole check (
    state not in ('SERVING', 'AWAITING', 'CLOSED')
    or (met is not null and conclusion is not null and concluded_by is not null))
);
create index supervision_order_by_matter on jingtu.supervision_order (city_id, matter);
create index supervision_order_under on jingtu.supervision_order (city_id, under);
create index supervision_order_newest on jingtu.supervision_order (city_id, proposed_at desc, id);

-- Whom an order is for. One and the same thing is ordered from a body once at a time.
create table jingtu.order_addressee (
  order_id   text not null references jingtu.supervision_order (id),
  body       text not null,
  position   int not null,
  state      text not null check (state in ('PROPOSED', 'OPEN', 'JOINED', 'ENDED')),
  city_id    text not null,
  matter     text not null,
  obligation text not null,
  primary key (order_id, body)
);
create unique index order_addressee_once on jingtu.order_addressee (city_id, matter, obligation, body) where state = 'OPEN';
create index order_addressee_by_body on jingtu.order_addressee (city_id, body);

create table jingtu.order_reply (
  id          text primary key,
  order_id    text not null references jingtu.supervision_order (id),
  round       int not null,
  body        text not null,
  state       text not null check (state in ('OPEN', 'SIGNING', 'SIGNED', 'ACCEPTED', 'SETTLED')),
  reply_by    date not null,
  received_by text,
  received_at timestamptz,
  reason      text,
  measures    text,
  expected    date,
  answered_by text,
  answered_at timestamptz,
  signed_by   text,
  remark      text,                           -- why it was sent back last
  decided_by  text,
  late        boolean not null default false, -- whether the day passed without an answer
  unique (order_id, round, body),
  constraint order_reply_signed_by_another check (
    state not in ('SIGNED', 'ACCEPTED') or (signed_by is not null and signed_by <> answered_by)),
  constraint order_reply_accepted_by_another check (
    state <> 'ACCEPTED' or (decided_by is not null and decided_by <> answered_by and decided_by <> signed_by))
);
comment on column jingtu.order_reply.state is 'SETTLED: not asked any more, as what was late is met or the order was revoked';

-- 复核: a body does not agree with the conclusion.
create table jingtu.order_review (
  order_id   text not null references jingtu.supervision_order (id),
  body       text not null,
  words      text not null,
  applied_by text not null,
  applied_at timestamptz not null,
  changed    boolean,                         -- null: not decided yet
  decision   text,
  decided_by text,
  decided_at timestamptz,
  primary key (order_id, body),
  constraint order_review_decided_whole check (
    (changed is null) = (decision is null) and (changed is null) = (decided_by is null)),
  constraint order_review_by_another check (decided_by <> applied_by)
);

create view jingtu.v_supervision_order as
    select o.id, o.city_id, o.matter, o.under, a.body
      from jingtu.supervision_order o join jingtu.order_addressee a on a.order_id = o.id
     where o.number is not null and o.state <> 'REVOKED' and a.state in ('OPEN', 'ENDED');
