-- Cities and the bodies that take part in their plans; filled from cities/*/organisation.yaml at every start.
-- Rows are never deleted: plans of past years name them. A body that left its file is no longer active.
CREATE TABLE jingtu.city (
    id            text PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
    name          text NOT NULL,
    division_code text NOT NULL
);

CREATE TABLE jingtu.organisation (
    city_id          text    NOT NULL REFERENCES jingtu.city,
    id               text    NOT NULL CHECK (id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
    name             text    NOT NULL,
    kind             text    NOT NULL,
    division_code    text,
    default_executor boolean NOT NULL,
    position         integer NOT NULL,
    active           boolean NOT NULL,
    PRIMARY KEY (city_id, id)
);

CREATE TABLE jingtu.organisation_alias (
    city_id         text NOT NULL,
    alias           text NOT NULL,
    organisation_id text NOT NULL,
    PRIMARY KEY (city_id, alias),
    FOREIGN KEY (city_id, organisation_id) REFERENCES jingtu.organisation
);
CREATE INDEX organisation_alias_by_organisation ON jingtu.organisation_alias (city_id, organisation_id);

CREATE TABLE jingtu.city_setting (
    city_id                   text    PRIMARY KEY REFERENCES jingtu.city,
    coordinator               text    NOT NULL,
    remind_workdays           integer NOT NULL CHECK (remind_workdays >= 0),
    overdue_repeat_workdays   integer NOT NULL CHECK (overdue_repeat_workdays > 0),
    disclosure_workdays       integer NOT NULL CHECK (disclosure_workdays BETWEEN 1 AND 20),
    rest_day_policy           text    NOT NULL,
    regional_holidays         date[]  NOT NULL,
    FOREIGN KEY (city_id, coordinator) REFERENCES jingtu.organisation
);
