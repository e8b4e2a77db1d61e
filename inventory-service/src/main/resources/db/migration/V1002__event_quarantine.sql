-- Events of outsiders that could not be recorded, as they came, with the reason. Nothing is deleted: an entry is
-- resolved by a replay or by discarding it, and says by whom.

create table event_quarantine (
  id            uuid        primary key,
  -- topic/partition/offset, or http/<sha256 of the body>: a second delivery meets the first entry.
  place         text        not null unique,
  received_at   timestamptz not null,
  received_from text        not null,
  reason        text        not null,
  detail        text        not null,
  raw           bytea       not null,
  -- Bytes that came; more than in raw when the event was cut.
  size          integer     not null,
  status        text        not null default 'OPEN' check (status in ('OPEN', 'REPLAYED', 'DISCARDED')),
  resolved_at   timestamptz,
  resolved_by   text,
  note          text,
  corrected     bytea,
  report        uuid
);

create index event_quarantine_by_status on event_quarantine (status, received_at, id);

grant select, insert, update on event_quarantine to ${appRole};
