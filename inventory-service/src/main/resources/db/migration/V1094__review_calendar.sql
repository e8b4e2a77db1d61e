-- View: reviews that are planned. Rows follow the log and can be built again from it at any time.

create table review_calendar (
  id         uuid        primary key,
  version    bigint      not null,
  due        date        not null,
  reason     text        not null,
  reminded   text,
  updated_at timestamptz not null
);

create index review_calendar_by_due on review_calendar (due, id);

grant select, insert, update, delete on review_calendar to ${appRole};

insert into view_registry (name, table_name) values ('review-calendar', 'review_calendar');
