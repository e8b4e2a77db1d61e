-- How far the seals of the services were compared with the trail. No truth stands in here: both tables may be emptied,
-- then the comparison begins again with the first seal.
create table trail_seal_check (
  source        text        primary key,
  -- Entries up to this one were looked at.
  idx           bigint      not null default -1 check (idx >= -1),
  -- Since when the next seal waits for entries that it names.
  waiting_since timestamptz,
  checked_at    timestamptz not null default now(),
  -- Whoever compares holds the service until then; a process that died gives it back by that.
  busy_until    timestamptz not null default now(),
  -- Counted with every holder: who has lost the service can't write any more.
  turn          bigint      not null default 0
);

-- What the last seal of each lane said.
create table trail_lane_seal (
  source text     not null,
  lane   smallint not null,
  last   bigint   not null check (last > 0),
  chain  text     not null check (chain ~ '^[0-9a-f]{64}$'),
  -- Entry of that seal.
  idx    bigint   not null check (idx >= 0),
  primary key (source, lane)
);
revoke all on trail_seal_check, trail_lane_seal from ${appRole};
grant select, insert, update on trail_seal_check, trail_lane_seal to ${appRole};
