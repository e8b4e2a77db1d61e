-- An index for each filter, in the order of the list, made each write dear, and filters without one had to read a whole table
-- to find that few rows pass. What most rows pass is found soon in the order of the list; what few pass, and how many there
-- are, comes from one index over the columns with few values.

create index component_register_kinds on component_register
  (kind, personal_data, sensitive_data, general_purpose, due_diligence, retired);
drop index component_register_by_personal_data;
drop index component_register_by_sensitive_data;
drop index component_register_by_general_purpose;
drop index component_register_by_due_diligence;

-- How systems stand goes with what they are called, so few in the order of names may be at its end.
create index gate_compliance_by_tier on gate_compliance (tier, name, id) where tier is not null;
create index gate_compliance_kinds on gate_compliance (stage, governed, standing, tier);

create index notices_kinds on notices (status, audience, kind);
drop index notices_by_status;
drop index notices_by_audience;

-- system_register_kinds is such an index.
drop index system_register_by_stage;

create index dependency_link_by_relation on dependency_link (relation, updated_at, id);
create index dependency_link_removed on dependency_link (updated_at, id) where not active;
create index out_of_scope_uses_by_decision on out_of_scope_uses (decision, updated_at, id) where decision is not null;
