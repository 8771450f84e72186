-- Which dates of a plan ask for the quarterly push, and which published round met one.
alter table jingtu.task_deadline add column push boolean;
alter table jingtu.task_deadline add column met_by text;
comment on column jingtu.task_deadline.push is 'as the plan states it; null: its words tell';
comment on column jingtu.task_deadline.met_by is 'the document that shows it, in the words of the module that keeps it';
