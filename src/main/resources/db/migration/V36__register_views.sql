-- What the register shows to those that count it: what each entry was and when, when it stood on which list, and who goes
-- on with it. A day that has passed is counted by what stood on record at its end.
CREATE VIEW jingtu.v_register_version AS
    SELECT v.entry, v.version, e.city_id, e.kind, e.above, e.root, e.added_at, v.number, v.name, v.county, v.state, v.lists,
           v.fields, v.struck, v.at
      FROM jingtu.register_version v JOIN jingtu.register_entry e ON e.id = v.entry;

CREATE VIEW jingtu.v_register_listing AS
    SELECT l.id, l.entry, e.city_id, e.kind, l.list, l.entered, l.on_day, l.at
      FROM jingtu.register_listing l JOIN jingtu.register_entry e ON e.id = l.entry;

CREATE VIEW jingtu.v_register_lineage AS
    SELECT heir, ancestor, at FROM jingtu.register_lineage;
