-- Telling people by webhooks. Nothing here is evidence: what happened is in the log, and what was subscribed to as well.

-- The place in the own log up to which deliveries were queued.
create table webhook_cursor (
  lane smallint primary key references lane_head,
  seq  bigint   not null default 0 check (seq >= 0)
);
insert into webhook_cursor (lane) select lane from lane_head;

-- Subscriptions as they stand at that place.
create table webhook_target (
  subscription uuid    primary key,
  name         text    not null,
  address      text    not null,
  types        text[]  not null,
  severities   text[]  not null,
  systems      uuid[]  not null,
  enabled      boolean not null
);
create index webhook_target_name on webhook_target (name, subscription);

-- What filters ask of incidents, at that place.
create table webhook_incident (
  incident uuid   primary key,
  severity text,
  systems  uuid[] not null
);

-- What has to be sent, is sent, or could not be.
create table webhook_delivery (
  -- Derived from subscription and event; the receiver knows it as msg_<id>.
  id           uuid        primary key,
  subscription uuid        not null,
  -- Absent for tests.
  event        uuid,
  type         text        not null,
  incident     uuid,
  payload      text        not null,
  standing     text        not null default 'WAITING' check (standing in ('WAITING', 'DELIVERED', 'DEAD')),
  queued_at    timestamptz not null default now(),
  attempts     integer     not null default 0 check (attempts >= 0),
  next_at      timestamptz not null default now(),
  -- Whoever sends holds it until then; a process that died gives it back by that.
  busy_until   timestamptz not null default now(),
  -- Counted with every holder: who has lost it can't write any more.
  turn         bigint      not null default 0,
  ended_at     timestamptz,
  status       integer,
  reason       text
);
create index webhook_delivery_due on webhook_delivery (subscription, next_at, id) where standing = 'WAITING';
create index webhook_delivery_busy on webhook_delivery (subscription, busy_until) where standing = 'WAITING';
create index webhook_delivery_listed on webhook_delivery (queued_at, id);
create index webhook_delivery_subscription on webhook_delivery (subscription, queued_at, id);
create index webhook_delivery_incident on webhook_delivery (incident, queued_at, id);
create index webhook_delivery_ended on webhook_delivery (ended_at) where standing <> 'WAITING';

revoke all on webhook_cursor, webhook_target, webhook_incident, webhook_delivery from ${appRole};
grant select, update on webhook_cursor to ${appRole};
grant select, insert, update on webhook_target, webhook_incident to ${appRole};
grant select, insert, update, delete on webhook_delivery to ${appRole};
