-- What a module shows of its tables to the others: they name these views, never the tables. A view is a promise; a table
-- may change as long as its views tell the same.

CREATE VIEW jingtu.v_city AS
    SELECT id, name FROM jingtu.city;

CREATE VIEW jingtu.v_organisation AS
    SELECT city_id, id, name, kind, position, active FROM jingtu.organisation;

CREATE VIEW jingtu.v_plan_task AS
    SELECT id, 'plan-task:' || id AS matter, plan_id, city_id, position, ref, title, state, close_number, closed_on
      FROM jingtu.plan_task;

CREATE VIEW jingtu.v_task_party AS
    SELECT plan_task_id, 'plan-task:' || plan_task_id AS matter, organisation_id, role, position, state
      FROM jingtu.task_party;

CREATE VIEW jingtu.v_task_deadline AS
    SELECT id, plan_task_id, due, state FROM jingtu.task_deadline;
