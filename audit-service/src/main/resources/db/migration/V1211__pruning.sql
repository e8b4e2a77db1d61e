-- The content of old entries can go; their rows, hashes, tiles and proofs stay (docs/adr/0015). Only one function takes it, and
-- only what an event in the trail names.
alter table trail_entry alter column leaf drop not null;

-- The shortest times of the pack `retention-rules`, as in platform/reference-data; a test compares both.
create table trail_retention (
  rule         text     not null,
  record_class text     not null,
  type         text     not null,
  minimum      interval not null check (minimum > interval '0'),
  primary key (rule, type)
);
insert into trail_retention values
  ('retention-rules@2026.1', 'access-records', 'org.aimsledger.audit.trail-read.v1', 'P3Y'),
  ('retention-rules@2026.1', 'operation-records', 'org.aimsledger.inventory.ai-system-report-detailed.v1', 'P1Y'),
  ('retention-rules@2026.1', 'operation-records', 'org.aimsledger.inventory.ai-system-report-measured.v1', 'P1Y'),
  ('retention-rules@2026.1', 'operation-records', 'org.aimsledger.inventory.ai-system-report-received.v1', 'P1Y'),
  ('retention-rules@2026.1', 'incident-notes', 'org.aimsledger.incident.incident-cause-hypothesised.v1', 'P10Y'),
  ('retention-rules@2026.1', 'incident-notes', 'org.aimsledger.incident.incident-note-added.v1', 'P10Y'),
  ('retention-rules@2026.1', 'system-documentation', 'org.aimsledger.inventory.ai-system-profile-changed.v1', 'P10Y'),
  ('retention-rules@2026.1', 'system-documentation', 'org.aimsledger.inventory.component-described.v1', 'P10Y'),
  ('retention-rules@2026.1', 'system-documentation', 'org.aimsledger.inventory.dataset-quality-assessed.v1', 'P10Y');

-- Which entry of the trail says that the content of an entry was pruned.
create table trail_pruned (
  idx       bigint      primary key,
  event     bigint      not null check (event > idx),
  pruned_at timestamptz not null default now()
);

-- Whoever is not pruning does not even begin to change entries.
create function trail_refuse_update() returns trigger language plpgsql as $$
begin
  if current_setting('aims.pruning', true) is distinct from 'on' then
    raise exception 'the audit trail does not change' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;

create function trail_refuse_rewriting() returns trigger language plpgsql as $$
begin
  if new.leaf is null and old.leaf is not null and exists (select from public.trail_pruned where idx = old.idx) then
    old.leaf := null;
    if new is not distinct from old then
      return new;
    end if;
  end if;
  raise exception 'entry % of the audit trail does not change', old.idx using errcode = 'insufficient_privilege';
end $$;

drop trigger trail_entry_append_only on trail_entry;
create trigger trail_entry_append_only      before delete or truncate on trail_entry
  for each statement execute function refuse_change();
create trigger trail_entry_no_update        before update on trail_entry
  for each statement execute function trail_refuse_update();
create trigger trail_entry_stays            before update on trail_entry
  for each row execute function trail_refuse_rewriting();
create trigger trail_pruned_append_only     before update or delete or truncate on trail_pruned
  for each statement execute function refuse_change();
create trigger trail_retention_append_only  before update or delete or truncate on trail_retention
  for each statement execute function refuse_change();
alter table trail_entry enable always trigger trail_entry_append_only;
alter table trail_entry enable always trigger trail_entry_no_update;
alter table trail_entry enable always trigger trail_entry_stays;
alter table trail_pruned enable always trigger trail_pruned_append_only;
alter table trail_retention enable always trigger trail_retention_append_only;

-- The event in a leaf: what follows its first line. Null when nobody can read it: bytes that somebody has put there must
-- not keep others from being compared.
create function trail_document(p_leaf bytea) returns jsonb language plpgsql immutable strict set search_path = pg_catalog as $$
begin
  return convert_from(substring(p_leaf from position('\x0a'::bytea in p_leaf) + 1), 'UTF8')::jsonb;
exception when data_exception then
  return null;
end $$;

-- The indexes in a text like `3-5 9`: none when they are more than an event can mean.
create function trail_indexes(p_entries text) returns bigint[] language plpgsql immutable strict
set search_path = pg_catalog as $$
declare
  v_runs int8range[];
begin
  if p_entries !~ '^[0-9]{1,18}(-[0-9]{1,18})?( [0-9]{1,18}(-[0-9]{1,18})?)*$' then
    return '{}';
  end if;
  v_runs := array(
    select int8range(split_part(r, '-', 1)::bigint,
                     case when r like '%-%' then split_part(r, '-', 2) else r end::bigint, '[]')
    from regexp_split_to_table(p_entries, ' ') as r);
  if (select sum(upper(r) - lower(r)) from unnest(v_runs) as r) > 10000 then
    return '{}';
  end if;
  return array(select i from unnest(v_runs) as r cross join generate_series(lower(r), upper(r) - 1) as i);
end $$;

-- What may not be pruned now because somebody's data is on hold: the ids of these persons.
create function trail_held() returns setof uuid language sql stable set search_path = pg_catalog as $$
  select substring(last.subject from '[0-9a-f-]{36}$')::uuid
  from (
    select distinct on (e.subject) e.subject, e.type from public.trail_entry e
    where hashtextextended(e.type, 0) in (hashtextextended('org.aimsledger.incident.data-subject-hold-placed.v1', 0),
                                          hashtextextended('org.aimsledger.incident.data-subject-hold-released.v1', 0))
      and e.type in ('org.aimsledger.incident.data-subject-hold-placed.v1', 'org.aimsledger.incident.data-subject-hold-released.v1')
      and e.source = '/incident'
    order by e.subject, e.idx desc) as last
  where last.type = 'org.aimsledger.incident.data-subject-hold-placed.v1'
    and last.subject ~ '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
$$;

-- The event that an entry holds, if its bytes are those that the tree has at its place.
create function trail_event(p_idx bigint) returns jsonb language sql stable set search_path = pg_catalog as $$
  select public.trail_document(e.leaf)
  from public.trail_entry e
  join public.trail_state s on s.id = 1 and s.size > e.idx
  left join public.trail_tile t on t.level = 0 and t.n = e.idx / 256
  left join public.trail_edge g on g.level = 0 and g.n = e.idx / 256
  where e.idx = p_idx and e.source = '/audit'
    and sha256('\x00'::bytea || e.leaf) = substring(coalesce(t.data, g.data) from (e.idx % 256)::integer * 32 + 1 for 32)
$$;

-- Whether an event of the trail says that the content of an entry was pruned.
create function trail_prune_names(p_event bigint, p_idx bigint) returns boolean language sql stable
set search_path = pg_catalog as $$
  select coalesce((
    select d ->> 'type' = 'org.aimsledger.audit.content-pruned.v1'
      and p_idx = any (public.trail_indexes(d -> 'data' ->> 'entries'))
    from public.trail_event(p_event) as d), false)
$$;

-- Takes the content of the entries that the event at this place names, and says of how many. Twice is the same as once.
create function trail_prune(p_event bigint) returns integer language plpgsql security definer
set search_path = pg_catalog as $$
declare
  v_event        jsonb := public.trail_event(p_event);
  v_subject      text  := v_event ->> 'subject';
  v_data         jsonb := v_event -> 'data';
  v_named        bigint[];
  v_order        jsonb;
  v_confirmation jsonb;
  v_taken        integer;
begin
  if v_event ->> 'type' is distinct from 'org.aimsledger.audit.content-pruned.v1' then
    raise exception 'entry % prunes nothing', p_event using errcode = 'insufficient_privilege';
  end if;
  select public.trail_event(e.idx) into v_order from public.trail_entry e
  where hashtextextended(e.subject, 0) = hashtextextended(v_subject, 0) and e.subject = v_subject and e.source = '/audit'
    and e.type = 'org.aimsledger.audit.content-pruning-ordered.v1' and e.idx < p_event order by e.idx limit 1;
  select public.trail_event(e.idx) into v_confirmation from public.trail_entry e
  where hashtextextended(e.subject, 0) = hashtextextended(v_subject, 0) and e.subject = v_subject and e.source = '/audit'
    and e.type = 'org.aimsledger.audit.content-pruning-confirmed.v1' and e.idx < p_event order by e.idx limit 1;
  if (v_order ->> 'actor' <> v_confirmation ->> 'actor'
      and v_order -> 'data' ->> 'recordClass' = v_data ->> 'recordClass'
      and v_order -> 'data' ->> 'rule' = v_data ->> 'rule') is not true then
    raise exception 'entry % was not ordered and confirmed by two persons', p_event using errcode = 'insufficient_privilege';
  end if;

  v_named := public.trail_indexes(v_data ->> 'entries');
  if (select encode(sha256(convert_to(coalesce(
        string_agg(e.idx || ' ' || encode(e.leaf_hash, 'hex') || e'\n', '' order by e.idx), ''), 'UTF8')), 'hex')
      from public.trail_entry e where e.idx = any (v_named) and e.idx < p_event)
     is distinct from v_data ->> 'entriesDigest' or cardinality(v_named) = 0 then
    raise exception 'entry % names other entries than it has the digest of', p_event using errcode = 'insufficient_privilege';
  end if;
  if exists (
    select from public.trail_entry e
    cross join lateral (select public.trail_document(e.leaf) as document) as d
    left join public.trail_retention r
      on r.rule = v_data ->> 'rule' and r.record_class = v_data ->> 'recordClass' and r.type = d.document ->> 'type'
    where e.idx = any (v_named) and e.leaf is not null and e.leaf_hash = sha256('\x00'::bytea || e.leaf)
      and ((d.document ->> 'time')::timestamptz + r.minimum <= now()
           and (d.document ->> 'time')::timestamptz < (v_order -> 'data' ->> 'before')::timestamptz) is not true
  ) then
    raise exception 'entry % names entries that have to be kept', p_event using errcode = 'insufficient_privilege';
  end if;

  insert into public.trail_pruned (idx, event)
  select e.idx, p_event from public.trail_entry e
  where e.idx = any (v_named) and e.leaf is not null and e.leaf_hash = sha256('\x00'::bytea || e.leaf)
    and not exists (
      select from public.trail_reference r where r.idx = e.idx and r.ref in (select public.trail_held()))
  on conflict do nothing;
  perform set_config('aims.pruning', 'on', true);
  update public.trail_entry e set leaf = null
  from public.trail_pruned p
  where p.idx = e.idx and p.event = p_event and e.idx = any (v_named) and e.leaf is not null;
  get diagnostics v_taken = row_count;
  perform set_config('aims.pruning', 'off', true);
  return v_taken;
end $$;

revoke all on trail_retention, trail_pruned from ${appRole};
grant select on trail_retention, trail_pruned to ${appRole};
revoke all on function trail_prune, trail_event, trail_prune_names, trail_held, trail_indexes, trail_document from public;
grant execute on function trail_prune, trail_event, trail_prune_names, trail_held, trail_indexes, trail_document to ${appRole};
