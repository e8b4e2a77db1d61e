-- View: rules that decide what signals are. Written by one projection only; can be built again from the log.
create table signal_rule_board (
  id             uuid        primary key,
  name_en        text        not null,
  name_zh_hans   text        not null,
  name_zh_hant   text        not null,
  standing       text        not null,
  newest_version int         not null,
  live_version   int,
  live_since     timestamptz,
  drafted_by     text        not null,
  updated_at     timestamptz not null
);

create index signal_rule_board_updated on signal_rule_board (updated_at, id);
create index signal_rule_board_standing on signal_rule_board (standing, updated_at, id);
create index signal_rule_board_live on signal_rule_board (live_since, id) where live_version is not null;

grant select, insert, update, delete on signal_rule_board to ${appRole};
insert into view_registry (name, table_name) values ('signal-rule-board', 'signal_rule_board');
