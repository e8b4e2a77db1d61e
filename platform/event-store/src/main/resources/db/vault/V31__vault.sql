-- Keys of data subjects, in a schema of their own: a dump of the events (pg_dump --exclude-schema=vault) has no key in it.
--
-- The role of the running service can store a key and destroy one, inside the transaction of the event that says so; it
-- can't read any. The vault's role reads them, wrapped, and can wrap them anew; it reads nothing else.

create schema vault;

create table vault.subject_keys (
  subject      uuid        primary key,
  key_id       uuid        not null unique,
  -- Version of the key-encryption key that wraps it.
  kek          integer     not null,
  wrapped      bytea,
  made_at      timestamptz not null default now(),
  destroyed_at timestamptz,
  -- A destroyed key stays as an empty place, so that nobody gets a second one and it is known when.
  check ((wrapped is null) = (destroyed_at is not null))
);
create index subject_keys_kek on vault.subject_keys (kek) where wrapped is not null;

create trigger subject_keys_stay before delete or truncate on vault.subject_keys
  for each statement execute function public.refuse_change();
create trigger subject_keys_stay_destroyed before update on vault.subject_keys
  for each row when (old.destroyed_at is not null) execute function public.refuse_change();
alter table vault.subject_keys enable always trigger subject_keys_stay;
alter table vault.subject_keys enable always trigger subject_keys_stay_destroyed;

-- search_path = pg_catalog: nothing that somebody puts into another schema is ever called with the owner's rights.

create function vault.keep_key(p_subject uuid, p_key uuid, p_kek integer, p_wrapped bytea) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into vault.subject_keys (subject, key_id, kek, wrapped) values (p_subject, p_key, p_kek, p_wrapped)
$$;

-- Does nothing when there is none any more, so it may be repeated.
create function vault.destroy_key(p_subject uuid) returns void
language sql security definer set search_path = pg_catalog as $$
  update vault.subject_keys set wrapped = null, destroyed_at = clock_timestamp()
  where subject = p_subject and destroyed_at is null
$$;

-- Destroys once more what the log says is destroyed: a key table that came back from an older copy knows nothing of it.
create function vault.destroy_keys_again(p_category text, p_type text) returns bigint
language sql security definer set search_path = pg_catalog as $$
  with again as (
    update vault.subject_keys k set wrapped = null, destroyed_at = clock_timestamp()
    where k.destroyed_at is null and exists (
      select from public.events e where e.stream = p_category || '/' || k.subject::text and e.type = p_type)
    returning 1)
  select count(*) from again
$$;

revoke all on all functions in schema vault from public;
grant usage on schema vault to ${appRole}, ${vaultRole};
grant execute on all functions in schema vault to ${appRole};
grant select, update (kek, wrapped) on vault.subject_keys to ${vaultRole};
