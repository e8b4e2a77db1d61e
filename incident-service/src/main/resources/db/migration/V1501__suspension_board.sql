-- View: systems that incidents take out of use. Written by one projection only; can be built again from the log.
create table suspension_board (
  id           text        primary key,
  incident     uuid        not null,
  system       uuid        not null,
  standing     text        not null,
  attempts     integer     not null,
  requested_at timestamptz not null,
  answer_due   timestamptz not null,
  answered_at  timestamptz,
  ended_at     timestamptz,
  updated_at   timestamptz not null
);

create index suspension_board_due on suspension_board (answer_due, id);
create index suspension_board_standing on suspension_board (standing, answer_due, id);
create index suspension_board_system on suspension_board (system, answer_due, id);
create index suspension_board_incident on suspension_board (incident, answer_due, id);
create index suspension_board_updated on suspension_board (updated_at, id);

grant select, insert, update, delete on suspension_board to ${appRole};
insert into view_registry (name, table_name) values ('suspension-board', 'suspension_board');
