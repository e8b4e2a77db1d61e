-- Views are built again beside the table that is served, and exchanged in one transaction (docs/adr, "Views are written without sessions"). The
-- application's role owns no table, so it asks the functions below. They run as the owner and touch nothing but tables
-- that a migration has registered, and their copies.

create schema rebuild;
grant usage on schema rebuild to ${appRole};

create table view_registry (
  name            text primary key,
  table_name      text not null unique,
  -- Of the projection whose copy is being built; null while none is.
  rebuild_version integer,
  rebuild_indexed boolean not null default false,
  rebuild_started timestamptz,
  rebuilt_at      timestamptz
);
grant select on view_registry to ${appRole};

-- search_path = pg_catalog: nothing that somebody puts into another schema is ever called with the owner's rights, and
-- pg_get_indexdef writes every name with its schema.

-- Makes an empty copy without secondary indexes, and its place at the beginning of the log. Does nothing when a copy for
-- this version is there; throws away one for an older version.
create function view_rebuild_begin(p_name text, p_version integer) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_view public.view_registry;
  v_live regclass;
  v_key  text;
  r      record;
begin
  select * into strict v_view from public.view_registry where name = p_name for update;
  if v_view.rebuild_version >= p_version then
    return;
  end if;
  if exists (select from public.projection_cursor where name = p_name and version > p_version) then
    raise exception 'view % is served by a newer version than %', p_name, p_version;
  end if;
  v_live := format('public.%I', v_view.table_name)::regclass;
  execute format('drop table if exists rebuild.%I', v_view.table_name);
  execute format('create table rebuild.%I (like %s including all excluding indexes)', v_view.table_name, v_live);
  select pg_get_constraintdef(oid) into strict v_key from pg_constraint where conrelid = v_live and contype = 'p';
  execute format('alter table rebuild.%I add %s', v_view.table_name, v_key);
  for r in
    select a.grantee::regrole as role, a.privilege_type as privilege
    from pg_class c, aclexplode(c.relacl) a
    where c.oid = v_live and a.grantee <> 0 and a.grantee <> c.relowner
  loop
    execute format('grant %s on rebuild.%I to %s', r.privilege, v_view.table_name, r.role);
  end loop;
  delete from public.projection_cursor where name = p_name || '#rebuild';
  insert into public.projection_cursor (name, lane, version, seq)
  select p_name || '#rebuild', lane, p_version, 0 from public.lane_head;
  update public.view_registry
  set rebuild_version = p_version, rebuild_indexed = false, rebuild_started = clock_timestamp()
  where name = p_name;
end
$$;

-- Gives the copy the indexes of the table, under the same names.
create function view_rebuild_index(p_name text) returns void
language plpgsql security definer set search_path = pg_catalog set maintenance_work_mem = '128MB' as $$
declare
  v_view public.view_registry;
  r      record;
begin
  -- Without a lock: this may take minutes, and who asks for a rebuild must not wait for it.
  select * into strict v_view from public.view_registry where name = p_name and rebuild_version is not null;
  if v_view.rebuild_indexed then
    return;
  end if;
  for r in
    select pg_get_indexdef(i.indexrelid) as definition
    from pg_index i
    where i.indrelid = format('public.%I', v_view.table_name)::regclass and not i.indisprimary
  loop
    execute replace(
      r.definition, format(' ON public.%I ', v_view.table_name), format(' ON rebuild.%I ', v_view.table_name));
  end loop;
  execute format('analyze rebuild.%I', v_view.table_name);
  update public.view_registry set rebuild_indexed = true
  where name = p_name and rebuild_version = v_view.rebuild_version;
end
$$;

-- Puts the copy in the place of the table. Readers wait for it, at most as long as lock_timeout says; a reader that can't
-- be waited for makes it fail, and the caller tries again.
create function view_rebuild_switch(p_name text) returns void
language plpgsql security definer set search_path = pg_catalog set lock_timeout = '2s' as $$
declare
  v_view public.view_registry;
begin
  select * into strict v_view from public.view_registry
  where name = p_name and rebuild_version is not null and rebuild_indexed for update;
  perform from public.projection_cursor where name in (p_name, p_name || '#rebuild') order by name, lane for update;
  if exists (
    select from public.projection_cursor served
    join public.projection_cursor copy on copy.name = p_name || '#rebuild' and copy.lane = served.lane
    where served.name = p_name and (served.seq > copy.seq or served.version > copy.version)
  ) then
    raise exception 'the copy of view % is older than the table', p_name;
  end if;
  execute format('drop table public.%I', v_view.table_name);
  execute format('alter table rebuild.%I set schema public', v_view.table_name);
  update public.projection_cursor served set version = copy.version, seq = copy.seq
  from public.projection_cursor copy
  where served.name = p_name and copy.name = p_name || '#rebuild' and copy.lane = served.lane;
  delete from public.projection_cursor where name = p_name || '#rebuild';
  update public.view_registry
  set rebuild_version = null, rebuild_indexed = false, rebuild_started = null, rebuilt_at = clock_timestamp()
  where name = p_name;
end
$$;

revoke all on function view_rebuild_begin, view_rebuild_index, view_rebuild_switch from public;
grant execute on function view_rebuild_begin, view_rebuild_index, view_rebuild_switch to ${appRole};
