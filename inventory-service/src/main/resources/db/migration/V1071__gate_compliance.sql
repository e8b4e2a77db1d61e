-- View: how systems stand at the gates of their life cycle. Rows follow the log and can be built again from it at any time.

create table gate_compliance (
  id            uuid        primary key,
  name          text        not null,
  owner         text,
  stage         text        not null,
  governed      boolean     not null,
  tier          text,
  standing      text        not null,
  lapses        text[]      not null,
  compliant_until timestamptz,
  since         timestamptz not null,
  -- The event that is a reason to look at the system again, until somebody has.
  pending       uuid,
  change_report uuid,
  change_kind   text,
  updated_at    timestamptz not null
);

create index gate_compliance_by_standing on gate_compliance (standing, name, id);
create index gate_compliance_by_name on gate_compliance (name, id);
create index gate_compliance_pending on gate_compliance (id) where pending is not null and stage in ('PILOT', 'DEPLOYED');
create index gate_compliance_ends on gate_compliance (compliant_until) where compliant_until is not null;

grant select, insert, update, delete on gate_compliance to ${appRole};

insert into view_registry (name, table_name) values ('gate-compliance', 'gate_compliance');
