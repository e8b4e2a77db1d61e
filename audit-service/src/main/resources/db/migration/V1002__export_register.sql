-- View: who exported what.
create table export_register (
  id           uuid        primary key,
  subject      uuid        not null,
  requested_by text        not null,
  requested_at timestamptz not null,
  tree_size    bigint      not null,
  entries      bigint      not null
);
create index export_register_requested_at on export_register (requested_at desc, id desc);
create index export_register_subject on export_register (subject);
grant select, insert, update, delete on export_register to ${appRole};
