-- A filtered list is read in its usual order from one index: without the order in it, all rows of a department had to be
-- sorted for every page.
drop index system_register_by_stage;
drop index system_register_by_organisation;
drop index system_register_by_owner;
create index system_register_by_stage on system_register (stage, updated_at, id);
create index system_register_by_organisation on system_register (organisation, updated_at, id);
create index system_register_by_owner on system_register (owner, updated_at, id);
-- Few are, so a list of them would have to read nearly everything.
create index system_register_suspended on system_register (updated_at, id) where suspended;
-- Counts read nothing but this index.
create index system_register_kinds on system_register (stage, high_impact, technology, suspended);
