-- How far the comparison of the services' stores with the trail has come. No truth stands in here: it may be emptied, then
-- the comparison begins again.
create table trail_reconciliation (
  source        text        not null,
  lane          smallint    not null,
  -- Number up to which this pass has compared.
  position      bigint      not null default 0 check (position >= 0),
  pass          bigint      not null default 1 check (pass > 0),
  started_at    timestamptz not null default now(),
  -- When the pass before was complete.
  finished_at   timestamptz,
  checked_at    timestamptz not null default now(),
  -- First number that the store has and the trail has not yet, and since when.
  waiting_seq   bigint,
  waiting_since timestamptz,
  -- Whoever compares holds the lane until then; a process that died gives it back by that.
  busy_until    timestamptz not null default now(),
  -- Counted with every holder: who has lost the lane can't write any more.
  turn          bigint      not null default 0,
  primary key (source, lane)
);
revoke all on trail_reconciliation from ${appRole};
grant select, insert, update on trail_reconciliation to ${appRole};
