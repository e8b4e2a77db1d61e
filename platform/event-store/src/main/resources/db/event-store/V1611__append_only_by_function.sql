-- Events come into the log by append_batch and return_events alone. Until now the application could insert beside them: with
-- a lane that there is not, or a number that no lane has given out. Streams are read by their name, so such an event would
-- have been part of a state, while the relay, the seals and every comparison go from lane to lane and would not have come
-- upon it.
--
-- The functions hold the lane's lock, take the number from its head and move the head with the events; they run as the
-- owner now, so that nobody else has to have those rights. pg_temp comes last: a temporary table of the caller must not
-- stand in for one of ours.
alter function append_batch security definer set search_path = public, pg_temp;
alter function return_events security definer set search_path = public, pg_temp;
revoke all on events, lane_head from ${appRole};
grant select on events, lane_head to ${appRole};

-- Whoever owns the table may insert as he likes. A lane that there is not is refused to him as well; what is there already
-- is not looked at: the comparison with the audit trail names it.
do $$
begin
  execute format(
    'alter table events add constraint events_lane_exists check (lane between 0 and %s) not valid',
    (select max(lane) from lane_head));
end
$$;
