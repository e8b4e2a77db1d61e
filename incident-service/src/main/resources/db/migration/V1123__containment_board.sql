-- View: measures of all incidents. Written by one projection only; can be built again from the log.
create table containment_board (
  id           uuid        primary key,
  incident     uuid        not null,
  system       uuid        not null,
  measure      text        not null,
  target       text,
  standing     text        not null,
  attempts     integer     not null,
  requested_at timestamptz not null,
  answer_due   timestamptz not null,
  ended_at     timestamptz,
  updated_at   timestamptz not null
);

create index containment_board_due on containment_board (answer_due, id);
create index containment_board_standing on containment_board (standing, answer_due, id);
create index containment_board_system on containment_board (system, answer_due, id);
create index containment_board_updated on containment_board (updated_at, id);

grant select, insert, update, delete on containment_board to ${appRole};
insert into view_registry (name, table_name) values ('containment-board', 'containment_board');
