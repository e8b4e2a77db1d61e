-- View: what changed, one row for each event that changes a record. Rows follow the log and can be built again from it at
-- any time.

create table change_feed (
  id          uuid        primary key,
  recorded_at timestamptz not null,
  type        text        not null,
  kind        text        not null,
  subject     uuid        not null,
  version     bigint      not null,
  system      uuid,
  actor       text        not null
);

create index change_feed_by_time on change_feed (recorded_at, id);
create index change_feed_by_kind on change_feed (kind, recorded_at, id);
create index change_feed_by_subject on change_feed (subject, recorded_at, id);
create index change_feed_by_actor on change_feed (actor, recorded_at, id);
create index change_feed_by_system on change_feed (system, subject) where system is not null;

grant select, insert, update, delete on change_feed to ${appRole};

insert into view_registry (name, table_name) values ('change-feed', 'change_feed');
