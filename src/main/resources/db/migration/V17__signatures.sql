-- Whose signature a later step rests on. What is decided stands in the tables, and no step takes a variable's word for it.

-- The account of the year is signed before the plan is closed.
alter table jingtu.plan add column accounted_by text;
comment on column jingtu.plan.accounted_by is 'who signed the account of its year; null before';
update jingtu.plan p set accounted_by = a.signed_by
  from jingtu.year_account a where a.plan_id = p.id and a.state = 'SIGNED';
alter table jingtu.plan add constraint plan_issued_when_signed_by_another check (
  state in ('DRAFT', 'IN_APPROVAL')
  or (signed_by is not null and prepared_by is not null and signed_by <> prepared_by));
alter table jingtu.plan add constraint plan_closed_when_accounted check (
  state <> 'CLOSED' or accounted_by is not null);
alter table jingtu.year_account add constraint year_account_signed_by_another check (
  state <> 'SIGNED'
  or (signed_by is not null and drafted_by is not null and signed_by <> drafted_by));

alter table jingtu.plan_adjustment add constraint plan_adjustment_applied_when_signed_by_another check (
  state <> 'APPLIED'
  or (signed_by is not null and drafted_by is not null and signed_by <> drafted_by));

alter table jingtu.plan_task add column verified_by text;
comment on column jingtu.plan_task.verified_by is
  'whose verdict it passed with, approved by the head where the verifying body leads it; null before';
update jingtu.plan_task t set verified_by =
  (select v.given_by from jingtu.task_verdict v where v.plan_task_id = t.id order by v.id desc limit 1)
 where t.state = 'CLOSED';
alter table jingtu.plan_task add constraint plan_task_closed_when_verified check (
  state <> 'CLOSED' or verified_by is not null);
alter table jingtu.task_verdict add column settled boolean not null default false;
comment on column jingtu.task_verdict.settled is 'it holds, or the head did not agree; either way nobody decides on it again';

alter table jingtu.progress_report add constraint progress_report_accepted_when_confirmed_by_another check (
  state <> 'ACCEPTED'
  or (confirmed_by is not null and drafted_by is not null and confirmed_by <> drafted_by
      and accepted_by is not null and accepted_by not in (confirmed_by, drafted_by)));

-- What lists call an import.
alter table jingtu.plan_import add column title text;
update jingtu.plan_import set title = file_name where reading is not null;
