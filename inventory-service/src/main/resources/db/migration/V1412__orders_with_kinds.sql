-- The order of a list, and beside it what the list is filtered by most: a page is found in the index alone, however many rows
-- that don't pass lie before it. Filters go with names (all that is called "Benefit …" is of one class), so there may be many.
drop index system_register_by_update;
drop index system_register_by_name;
create index system_register_by_update on system_register (updated_at, id)
  include (stage, high_impact, technology, suspended);
create index system_register_by_name on system_register (name, id) include (stage, high_impact, technology, suspended);

drop index component_register_by_update;
drop index component_register_by_name;
create index component_register_by_update on component_register (updated_at, id)
  include (kind, personal_data, sensitive_data, general_purpose, due_diligence, retired);
create index component_register_by_name on component_register (name, id)
  include (kind, personal_data, sensitive_data, general_purpose, due_diligence, retired);

drop index gate_compliance_by_name;
create index gate_compliance_by_name on gate_compliance (name, id) include (stage, governed, standing, tier);

-- Stages, impacts and technologies that a system ever had, too: a state is looked at only where it may be one of them.
drop index register_history_ever;
create index register_history_ever on register_history using gin
  (organisations, units, owners, suspensions, stages, high_impacts, technologies, text_lines(names) gin_trgm_ops);
