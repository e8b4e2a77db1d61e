-- View: legal clocks of all incidents. Written by one projection only; can be built again from the log.
create table clock_board (
  id             text        primary key,
  incident       uuid        not null,
  clock          text        not null,
  rule           text        not null,
  regime         text        not null,
  standing       text        not null,
  trigger_at     timestamptz not null,
  due            timestamptz not null,
  due_strict     timestamptz not null,
  due_legal      timestamptz not null,
  has_period     boolean     not null,
  warned_seconds bigint,
  missed         boolean     not null,
  proposed       text,
  filed_at       timestamptz,
  punctuality    text,
  updated_at     timestamptz not null
);

create index clock_board_due on clock_board (due, id);
create index clock_board_standing on clock_board (standing, due, id);
create index clock_board_incident on clock_board (incident, due, id);
create index clock_board_regime on clock_board (regime, due, id);
create index clock_board_updated on clock_board (updated_at, id);
create index clock_board_counts on clock_board (standing, missed);

grant select, insert, update, delete on clock_board to ${appRole};
insert into view_registry (name, table_name) values ('clock-board', 'clock_board');
