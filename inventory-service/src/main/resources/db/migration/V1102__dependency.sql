-- Views: what depends on what. Rows follow the log and can be built again from it at any time.

-- What can be an end of a link: AI systems and components.
create table dependency_node (
  id           uuid    primary key,
  kind         text    not null,
  parent       uuid,
  name         text    not null,
  label        text,
  name_en      text,
  name_zh_hans text,
  name_zh_hant text,
  retired      boolean not null
);
create index dependency_node_by_parent on dependency_node (parent, id) where parent is not null;

create table dependency_link (
  id         uuid        primary key,
  version    bigint      not null,
  from_kind  text        not null,
  from_id    uuid        not null,
  relation   text        not null,
  to_kind    text        not null,
  to_id      uuid        not null,
  source     text        not null,
  confidence text        not null,
  note       text,
  active     boolean     not null,
  since      timestamptz not null,
  removed_at timestamptz,
  updated_at timestamptz not null
);
-- Following links in either direction reads nothing but one of these two.
create index dependency_link_dependents on dependency_link (to_id, from_id) include (relation) where active;
create index dependency_link_dependencies on dependency_link (from_id, to_id) include (relation) where active;
-- Lists of the links of one end, in their order.
create index dependency_link_by_update on dependency_link (updated_at, id);
create index dependency_link_by_from on dependency_link (from_id, updated_at, id);
create index dependency_link_by_to on dependency_link (to_id, updated_at, id);

grant select, insert, update, delete on dependency_node, dependency_link to ${appRole};

insert into view_registry (name, table_name) values
  ('dependency-node', 'dependency_node'),
  ('dependency-link', 'dependency_link');
