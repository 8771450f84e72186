-- Every setting that a city ever had, with who made it; the newest counts. A change is a new row.
alter table jingtu.report_setting drop constraint report_setting_pkey;
alter table jingtu.report_setting add column id bigint generated always as identity primary key;
alter table jingtu.report_setting add column rest_day_policy text;
comment on column jingtu.report_setting.rest_day_policy is 'null: as the city file says for all dates';
create index report_setting_newest on jingtu.report_setting (city_id, id desc);
