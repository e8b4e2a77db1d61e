-- View: the register of risks. Written by one projection only; it can be emptied and built again from the log.
create table risk_register (
  id                  uuid        primary key,
  version             bigint      not null,
  system              uuid,
  title               text        not null,
  source              text        not null,
  cause               text        not null,
  affects             text        not null,
  owner               text        not null,
  status              text        not null,
  inherent_level      text,
  residual_level      text,
  target_level        text,
  -- Residual where it is rated, else inherent: what the risk is now.
  level               text,
  treatment_option    text,
  treatment_due       date,
  treatment_completed boolean     not null,
  accepted_until      date,
  identified_at       timestamptz not null,
  updated_at          timestamptz not null
);

create index risk_register_newest on risk_register (identified_at desc, id desc);
create index risk_register_by_update on risk_register (updated_at, id);
create index risk_register_by_system on risk_register (system);
create index risk_register_by_owner on risk_register (owner);
create index risk_register_by_level on risk_register (level, status);

grant select, insert, update, delete on risk_register to ${appRole};
