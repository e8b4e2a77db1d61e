-- A filtered list is read in its order from one index.
drop index risk_register_by_system;
drop index risk_register_by_owner;
drop index risk_register_by_level;
create index risk_register_by_system on risk_register (system, identified_at desc, id desc);
create index risk_register_by_owner on risk_register (owner, identified_at desc, id desc);
create index risk_register_by_level on risk_register (level, identified_at desc, id desc);
create index risk_register_by_status on risk_register (status, identified_at desc, id desc);
