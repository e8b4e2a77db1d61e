-- View: what AI systems are made of. Rows follow the log and can be built again from it at any time.

create table component_register (
  id              uuid        primary key,
  version         bigint      not null,
  kind            text        not null,
  parent          uuid,
  label           text,
  name            text        not null,
  name_en         text,
  name_zh_hans    text,
  name_zh_hant    text,
  aliases         varchar[]   not null,
  owner           text,
  unit            text,
  developer       text,
  licences        varchar[]   not null,
  -- UNKNOWN is a value, so that one can ask for what nobody has looked into.
  personal_data   text        not null,
  sensitive_data  text        not null,
  general_purpose text        not null,
  acquisition     text        not null,
  environment     text        not null,
  criticality     text        not null,
  due_diligence   text        not null,
  silent_changes  bigint      not null,
  retired         boolean     not null,
  external_scope  text,
  external_id     text,
  -- Lower case, what a search looks through.
  search_text     text        not null,
  registered_at   timestamptz not null,
  updated_at      timestamptz not null
);

-- A filtered list is read in its usual order from one index.
create index component_register_by_update on component_register (updated_at, id);
create index component_register_by_name on component_register (name, id);
create index component_register_by_kind on component_register (kind, updated_at, id);
create index component_register_by_kind_and_name on component_register (kind, name, id);
create index component_register_by_parent on component_register (parent, updated_at, id);
create index component_register_by_owner on component_register (owner, updated_at, id);
create index component_register_by_personal_data on component_register (kind, personal_data, updated_at, id);
create index component_register_by_sensitive_data on component_register (kind, sensitive_data, updated_at, id);
create index component_register_by_general_purpose on component_register (kind, general_purpose, updated_at, id);
create index component_register_by_due_diligence on component_register (kind, due_diligence, updated_at, id);
create index component_register_by_external_id on component_register (external_scope, external_id, updated_at, id);
-- Few are, so a list of them would have to read nearly everything.
create index component_register_retired on component_register (updated_at, id) where retired;
create index component_register_silently_changed on component_register (updated_at, id) where silent_changes > 0;
create index component_register_by_text on component_register using gin (search_text gin_trgm_ops);

grant select, insert, update, delete on component_register to ${appRole};

insert into view_registry (name, table_name) values ('component-register', 'component_register');
