-- The year in words is part of its account, which is a step of the plan itself.
alter table jingtu.year_account add column summary text not null default '';
