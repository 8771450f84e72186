-- What a database of the program on Camunda needs before the program on Operaton is first started on it: the group that
-- the web apps know their administrators by is called otherwise, and an open session is an object of Camunda's.
insert into act_id_group (id_, rev_, name_, type_)
    select 'operaton-admin', rev_, name_, type_ from act_id_group where id_ = 'camunda-admin';
update act_id_membership set group_id_ = 'operaton-admin' where group_id_ = 'camunda-admin';
update act_id_tenant_member set group_id_ = 'operaton-admin' where group_id_ = 'camunda-admin';
update act_ru_authorization set group_id_ = 'operaton-admin' where group_id_ = 'camunda-admin';
update act_ru_authorization set resource_id_ = 'operaton-admin' where resource_id_ = 'camunda-admin';
delete from act_id_group where id_ = 'camunda-admin';
delete from jingtu.spring_session;
