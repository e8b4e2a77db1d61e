-- View: runs of playbooks. Written by one projection only; can be built again from the log.
create table playbook_board (
  id             uuid        primary key,
  incident       uuid,
  drill          boolean     not null,
  playbook       text        not null,
  version        text        not null,
  standing       text        not null,
  started_at     timestamptz not null,
  next_due       timestamptz not null,
  open_steps     text        not null,
  steps          integer     not null,
  done           integer     not null,
  skipped        integer     not null,
  not_applicable integer     not null,
  ended_at       timestamptz,
  updated_at     timestamptz not null
);

create index playbook_board_due on playbook_board (drill, next_due, id);
create index playbook_board_incident on playbook_board (incident, next_due, id);
create index playbook_board_playbook on playbook_board (playbook, next_due, id);
create index playbook_board_standing on playbook_board (drill, standing, next_due, id);
create index playbook_board_updated on playbook_board (updated_at, id);

grant select, insert, update, delete on playbook_board to ${appRole};
insert into view_registry (name, table_name) values ('playbook-board', 'playbook_board');

-- View: incidents whose assumed cause has to start a playbook.
create table playbook_call (
  id         uuid        primary key,
  cause      text,
  answered   text        not null,
  waiting    boolean     not null,
  ended      boolean     not null,
  updated_at timestamptz not null
);

create index playbook_call_waiting on playbook_call (updated_at, id) where waiting;

grant select, insert, update, delete on playbook_call to ${appRole};
insert into view_registry (name, table_name) values ('playbook-calls', 'playbook_call');
