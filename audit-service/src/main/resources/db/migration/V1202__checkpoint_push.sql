-- Which checkpoint each target got last, and since when it gets none. No truth stands in here: it may be emptied, then
-- each target gets the newest checkpoint once more.
create table trail_push (
  target        text        primary key,
  -- Size of the last checkpoint that was delivered; -1 before the first.
  size          bigint      not null default -1 check (size >= -1),
  delivered_at  timestamptz,
  -- Failures since then.
  failures      integer     not null default 0 check (failures >= 0),
  failing_since timestamptz,
  reason        text,
  next_at       timestamptz not null default now(),
  -- Whoever delivers holds the target until then; a process that died gives it back by that.
  busy_until    timestamptz not null default now(),
  -- Counted with every holder: who has lost the target can't write any more.
  turn          bigint      not null default 0
);
revoke all on trail_push from ${appRole};
grant select, insert, update on trail_push to ${appRole};
