-- View: key risk indicators. Written by one projection only; can be built again from the log.
create table key_risk_indicators (
  id             uuid        primary key,
  version        bigint      not null,
  risk           uuid        not null,
  system         uuid,
  name           text        not null,
  unit           text        not null,
  direction      text        not null,
  warning        numeric     not null,
  limit_value    numeric     not null,
  owner          text        not null,
  -- Of the last reading; null: there is none.
  standing       text,
  last_value     numeric,
  last_read_at   timestamptz,
  breached_since timestamptz,
  retired        boolean     not null,
  defined_at     timestamptz not null,
  updated_at     timestamptz not null
);

create index key_risk_indicators_newest on key_risk_indicators (defined_at desc, id desc);
create index key_risk_indicators_by_risk on key_risk_indicators (risk, defined_at desc, id desc);
create index key_risk_indicators_by_system on key_risk_indicators (system, defined_at desc, id desc);
create index key_risk_indicators_by_owner on key_risk_indicators (owner, defined_at desc, id desc);
create index key_risk_indicators_by_standing on key_risk_indicators (standing, defined_at desc, id desc);
create index key_risk_indicators_by_update on key_risk_indicators (updated_at, id);

grant select, insert, update, delete on key_risk_indicators to ${appRole};
insert into view_registry (name, table_name) values ('key-risk-indicators', 'key_risk_indicators');
