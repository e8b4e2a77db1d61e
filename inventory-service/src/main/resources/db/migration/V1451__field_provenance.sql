-- View: where the fields of AI systems have their values from. Rows follow the log and can be built again from it at any time.

create table field_provenance (
  id           uuid        primary key,
  version      bigint      not null,
  name         text        not null,
  owner        text,
  organisation text,
  unit         text,
  stage        text        not null,
  origins      text[]      not null,
  -- varchar, because Hibernate's array functions cast to it.
  traits       varchar[]   not null,
  updated_at   timestamptz not null
);

create index field_provenance_by_name on field_provenance (name, id);
create index field_provenance_by_organisation on field_provenance (organisation, name, id);
create index field_provenance_by_traits on field_provenance using gin (traits);

grant select, insert, update, delete on field_provenance to ${appRole};

insert into view_registry (name, table_name) values ('field-provenance', 'field_provenance');
