-- View: lessons of all reviews. Written by one projection only; can be built again from the log.
create table lesson_list (
  id         uuid        primary key,
  incident   uuid        not null,
  text       text        not null,
  playbook   text,
  version    bigint,
  misfit     text,
  waiting    boolean     not null,
  learnt_by  text        not null,
  learnt_at  timestamptz not null,
  updated_at timestamptz not null
);

create index lesson_list_learnt on lesson_list (learnt_at, id);
create index lesson_list_incident on lesson_list (incident, learnt_at, id);
create index lesson_list_playbook on lesson_list (playbook, learnt_at, id);
create index lesson_list_waiting on lesson_list (learnt_at, id) where waiting;
create index lesson_list_updated on lesson_list (updated_at, id);

grant select, insert, update, delete on lesson_list to ${appRole};
insert into view_registry (name, table_name) values ('lesson-list', 'lesson_list');
