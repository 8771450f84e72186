-- What bodies owe by a day, of all procedures: asked by the plan, by a round, by a law. A module sets what a matter owes;
-- people are reminded from here and nowhere else.

create table jingtu.obligation (
  id          bigint generated always as identity primary key,
  city_id     text not null references jingtu.city (id),
  matter      text not null,                -- procedure and id
  under       text,                         -- the matter that it is a part of
  key         text not null,                -- which of the matter's
  what        text not null,                -- as officials read it, without the day
  clause      text,
  due         date not null,                -- as it is written
  rest_days   text,                         -- what becomes of a rest day; null: as the city has it
  about       text not null,                -- the same word: the same thing, asked by several
  bodies      text[] not null,              -- who has not done its part
  told_before timestamptz,
  told_on_day timestamptz,
  told_after  timestamptz,
  times_after int not null default 0,
  ended_at    timestamptz,                  -- met, moved into another, or no longer asked
  unique (city_id, matter, key)
);
create index obligation_due on jingtu.obligation (city_id, due) where ended_at is null;
create index obligation_about on jingtu.obligation (city_id, about) where ended_at is null;
create index obligation_bodies on jingtu.obligation using gin (bodies) where ended_at is null;

-- More time for one of them, with a reason. The row of what is owed tells which day holds.
create table jingtu.extension (
  id            text primary key,
  obligation_id bigint not null references jingtu.obligation (id),
  body          text not null,              -- that asks
  until         date not null,
  reason        text not null,
  state         text not null check (state in ('REQUESTED', 'GRANTED', 'REFUSED')),
  requested_by  text not null,
  requested_at  timestamptz not null,
  decided_by    text,
  decided_at    timestamptz,
  remark        text,
  settled_at    timestamptz,                -- when the day was moved, or the refusal told
  constraint extension_decided_by_another check (
    state = 'REQUESTED' or (decided_by is not null and decided_by <> requested_by))
);
create unique index extension_one_asked on jingtu.extension (obligation_id, body) where state = 'REQUESTED';
create index extension_by_obligation on jingtu.extension (obligation_id);

create view jingtu.v_obligation as
    select id, city_id, matter, under, what, clause, due, about, bodies, told_after, times_after
      from jingtu.obligation where ended_at is null;
