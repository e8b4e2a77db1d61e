-- A key is destroyed by the event that says so, and by nothing else. Until now the application's role could destroy any key
-- without one, and nobody would have been told; now the database refuses it, to the owner too, and whoever switches that off
-- is found by the comparison of keys with events (docs/adr/0022).

-- Whether the log says that somebody was erased. The service that has such an event puts its own function in the place of
-- this one.
create function vault.is_erased(p_subject uuid) returns boolean
language sql stable set search_path = pg_catalog as $$ select false $$;

create function vault.refuse_destruction() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if not vault.is_erased(new.subject) then
    raise exception 'the key of % is not destroyed: no event says that it was erased', new.subject
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger subject_keys_destroyed_by_event before update on vault.subject_keys
  for each row when (old.destroyed_at is null and new.destroyed_at is not null) execute function vault.refuse_destruction();
alter table vault.subject_keys enable always trigger subject_keys_destroyed_by_event;

-- What there is of some keys: not the keys.
create function vault.key_standing(p_subjects uuid[]) returns table (subject uuid, key_id uuid, destroyed boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select k.subject, k.key_id, k.destroyed_at is not null from vault.subject_keys k where k.subject = any (p_subjects)
$$;

-- The owners of keys in their order. The service's own key belongs to nobody and to no event; it is among them when it was
-- destroyed, which must not be.
create function vault.subjects_after(p_after uuid, p_limit integer) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select k.subject from vault.subject_keys k
  where (p_after is null or k.subject > p_after)
    and (k.subject <> '00000000-0000-0000-0000-000000000000' or k.destroyed_at is not null)
  order by k.subject limit p_limit
$$;

-- Puts the empty place of a destroyed key back that somebody has removed, so that nobody gets a second one.
create function vault.bury_key(p_subject uuid, p_key uuid) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into vault.subject_keys (subject, key_id, kek, wrapped, destroyed_at)
  select p_subject, p_key, 0, null, clock_timestamp() where vault.is_erased(p_subject)
  on conflict do nothing
$$;

revoke all on all functions in schema vault from public;
grant execute on function vault.key_standing, vault.subjects_after, vault.bury_key to ${appRole};
