-- A filter is shared with several units, or with everybody.

drop index shared_filters_by_unit;

alter table shared_filters
  add column units varchar[],
  add column everybody boolean not null default false;

update shared_filters set units = array[unit];

alter table shared_filters
  alter column units set not null,
  alter column everybody drop default,
  drop column unit;

create index shared_filters_by_name on shared_filters (name, id);
create index shared_filters_by_units on shared_filters using gin (units);
