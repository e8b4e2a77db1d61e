create table note (
  id uuid primary key,
  title text not null,
  version bigint not null
);
grant select, insert, update, delete on note to ${appRole};
insert into view_registry (name, table_name) values ('notes', 'note');
