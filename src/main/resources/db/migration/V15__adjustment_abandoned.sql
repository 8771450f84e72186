-- A draft of an adjustment may be given up.
alter table jingtu.plan_adjustment drop constraint plan_adjustment_state_check;
alter table jingtu.plan_adjustment add constraint plan_adjustment_state_check
  check (state in ('DRAFT', 'IN_APPROVAL', 'APPLIED', 'ABANDONED'));
