-- A round keeps the dates that it opened with, whatever the city sets later.
alter table jingtu.report_round add column county_due date;
comment on column jingtu.report_round.county_due is 'the last day on which the part of a county is not late; set at opening';
