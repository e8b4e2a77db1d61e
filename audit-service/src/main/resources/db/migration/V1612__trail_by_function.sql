-- The trail grows by trail_append alone, behind trail_lock: they run as the owner now, and the application's role may only
-- read what they write. Until now it could put entries beyond the end of the trail, where no tile, no checkpoint and no
-- proof has them and searches found them all the same. pg_temp comes last: a temporary table of the caller must not stand in
-- for one of ours.
alter function trail_lock security definer set search_path = public, pg_temp;
alter function trail_append security definer set search_path = public, pg_temp;
revoke insert on trail_entry, trail_reference, trail_tile from ${appRole};
revoke insert, update on trail_edge, trail_span, trail_lane from ${appRole};
revoke update on trail_state from ${appRole};
