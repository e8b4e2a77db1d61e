-- The audit trail: one Merkle log over the events of all services (RFC 6962 hashing, tiles of height 8).
-- Nothing that was published can change: the application may add, and a trigger refuses the rest to the owner as well.

create table trail_entry (
  idx         bigint      primary key check (idx >= 0),
  source      text        not null,
  lane        smallint    not null,
  lane_seq    bigint      not null check (lane_seq > 0),
  -- From the CloudEvents document; all null when the bytes could not be read. They are kept all the same.
  event_id    uuid,
  type        text,
  subject     text,
  actor       text,
  correlation text,
  causation   text,
  recorded_at timestamptz,
  received_at timestamptz not null,
  leaf        bytea       not null check (octet_length(leaf) <= 65535),
  leaf_hash   bytea       not null check (octet_length(leaf_hash) = 32),
  unique (source, lane, lane_seq)
);
create index trail_entry_event_id    on trail_entry (event_id);
-- Texts are found by a hash of eight bytes: the index of a fact that is another one in nearly every event stays a third
-- as large, and so in memory. Whoever asks compares the text as well.
create index trail_entry_subject     on trail_entry (hashtextextended(subject, 0), idx);
create index trail_entry_type        on trail_entry (hashtextextended(type, 0), idx);
create index trail_entry_actor       on trail_entry (hashtextextended(actor, 0), idx);
create index trail_entry_correlation on trail_entry (hashtextextended(correlation, 0), idx);
create index trail_entry_causation   on trail_entry (hashtextextended(causation, 0), idx) where causation is not null;

-- Which times the entries span * 4096 … span * 4096 + 4095 were recorded at. A search by time skips all others: an index
-- over (recorded_at) could not answer in the order of the log without sorting everything that fits.
create table trail_span (
  span    bigint      primary key check (span >= 0),
  low_at  timestamptz,
  high_at timestamptz
);

-- What each lane has in the trail, counted as it comes. Whether the entries agree is what a recount tells.
create table trail_lane (
  source            text     not null,
  lane              smallint not null,
  last              bigint   not null check (last > 0),
  entries           bigint   not null check (entries > 0 and entries <= last),
  first_recorded_at timestamptz,
  last_recorded_at  timestamptz,
  primary key (source, lane)
);

-- Every UUID in an event's subject and data: what the event is about.
create table trail_reference (
  ref uuid   not null,
  idx bigint not null,
  primary key (ref, idx)
);

-- Head of the log. Its row lock makes one writer at a time.
create table trail_state (
  id    smallint primary key check (id = 1),
  size  bigint   not null check (size >= 0),
  peaks bytea    not null check (octet_length(peaks) % 32 = 0),
  root  bytea    not null check (octet_length(root) = 32)
);
insert into trail_state values (1, 0, '', sha256(''));

-- Full tiles: 256 hashes each, never touched again.
create table trail_tile (
  level smallint not null check (level between 0 and 7),
  n     bigint   not null check (n >= 0),
  data  bytea    not null check (octet_length(data) = 8192),
  primary key (level, n)
);
alter table trail_tile alter column data set storage external;

-- The tile of each level that is still growing.
create table trail_edge (
  level smallint primary key check (level between 0 and 7),
  n     bigint   not null check (n >= 0),
  data  bytea    not null check (octet_length(data) % 32 = 0 and octet_length(data) < 8192)
);

create table trail_checkpoint (
  size         bigint      primary key check (size >= 0),
  root         bytea       not null check (octet_length(root) = 32),
  note         text        not null,
  published_at timestamptz not null
);

-- What must never happen and did.
create table trail_alarm (
  id        bigint      generated always as identity primary key,
  kind      text        not null,
  source    text        not null,
  lane      smallint    not null,
  lane_seq  bigint      not null,
  detail    text        not null,
  evidence  bytea       not null,
  evidence_hash bytea   not null check (octet_length(evidence_hash) = 32),
  raised_at timestamptz not null,
  -- A redelivery of the same bytes is the same alarm.
  unique (kind, source, lane, lane_seq, evidence_hash)
);

create function trail_refuse_shrinking() returns trigger language plpgsql as $$
begin
  if new.id <> old.id or new.size < old.size or (new.size = old.size and new.root <> old.root) then
    raise exception 'the audit trail only grows: size % to % is refused', old.size, new.size
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create function trail_refuse_fewer() returns trigger language plpgsql as $$
begin
  if new.source <> old.source or new.lane <> old.lane or new.last < old.last or new.entries < old.entries then
    raise exception 'the counts of % % only grow', old.source, old.lane using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger trail_entry_append_only      before update or delete or truncate on trail_entry
  for each statement execute function refuse_change();
create trigger trail_reference_append_only  before update or delete or truncate on trail_reference
  for each statement execute function refuse_change();
create trigger trail_tile_append_only       before update or delete or truncate on trail_tile
  for each statement execute function refuse_change();
create trigger trail_checkpoint_append_only before update or delete or truncate on trail_checkpoint
  for each statement execute function refuse_change();
create trigger trail_alarm_append_only      before update or delete or truncate on trail_alarm
  for each statement execute function refuse_change();
create trigger trail_state_stays            before delete or truncate on trail_state
  for each statement execute function refuse_change();
create trigger trail_state_grows            before update on trail_state
  for each row execute function trail_refuse_shrinking();
create trigger trail_edge_stays             before delete or truncate on trail_edge
  for each statement execute function refuse_change();
create trigger trail_span_stays             before delete or truncate on trail_span
  for each statement execute function refuse_change();
create trigger trail_lane_stays             before delete or truncate on trail_lane
  for each statement execute function refuse_change();
create trigger trail_lane_grows             before update on trail_lane
  for each row execute function trail_refuse_fewer();

-- "always": a session in replica mode is refused too.
alter table trail_entry enable always trigger trail_entry_append_only;
alter table trail_reference enable always trigger trail_reference_append_only;
alter table trail_tile enable always trigger trail_tile_append_only;
alter table trail_checkpoint enable always trigger trail_checkpoint_append_only;
alter table trail_alarm enable always trigger trail_alarm_append_only;
alter table trail_state enable always trigger trail_state_stays;
alter table trail_state enable always trigger trail_state_grows;
alter table trail_edge enable always trigger trail_edge_stays;
alter table trail_span enable always trigger trail_span_stays;
alter table trail_lane enable always trigger trail_lane_stays;
alter table trail_lane enable always trigger trail_lane_grows;

-- Takes the log for this transaction and tells where it stands. plpgsql on purpose: what is read after the lock sees
-- what the writer before has committed; one plain statement would see the edge from before it waited.
create function trail_lock() returns table (size bigint, peaks bytea, root bytea, level smallint, n bigint, data bytea)
language plpgsql as $$
#variable_conflict use_column
begin
  perform 1 from trail_state where id = 1 for update;
  return query
    select s.size, s.peaks, s.root, e.level, e.n, e.data
    from trail_state s left join trail_edge e on true where s.id = 1 order by e.level;
end $$;

-- Extends the log by events of one or several lanes. The caller holds the lock. Returns which events it raised an alarm
-- for, by their places in the arrays.
create function trail_append(
  p_size        bigint,
  -- Whether an event id occurs twice among these events.
  p_id_twice    boolean,
  e_source      text[],
  e_lane        smallint[],
  e_lane_seq    bigint[],
  e_event_id    uuid[],
  e_type        text[],
  e_subject     text[],
  e_actor       text[],
  e_correlation text[],
  e_causation   text[],
  e_recorded_at timestamptz[],
  e_leaf        bytea[],
  e_leaf_hash   bytea[],
  r_ref         uuid[],
  r_idx         bigint[],
  l_source      text[],
  l_lane        smallint[],
  l_last        bigint[],
  l_entries     bigint[],
  l_first_at    timestamptz[],
  l_last_at     timestamptz[],
  t_level       smallint[],
  t_n           bigint[],
  t_data        bytea[],
  g_level       smallint[],
  g_n           bigint[],
  g_data        bytea[],
  p_peaks       bytea,
  p_root        bytea
) returns integer[] language plpgsql
-- The plan is kept for the session, and is made when the trail may be a page long: it has to fit when it is long.
set enable_seqscan = off as $$
declare
  v_id_known boolean;
  v_alarms   integer[] := '{}';
begin
  -- Before the entries are there: then it is a look into the index for each id, and nearly always finds nothing.
  v_id_known := exists (select from trail_entry where event_id = any (e_event_id));

  insert into trail_entry (idx, source, lane, lane_seq, event_id, type, subject, actor, correlation, causation,
                           recorded_at, received_at, leaf, leaf_hash)
  select p_size + i - 1, source, lane, lane_seq, event_id, type, subject, actor, correlation, causation,
         recorded_at, now(), leaf, leaf_hash
  from unnest(e_source, e_lane, e_lane_seq, e_event_id, e_type, e_subject, e_actor, e_correlation, e_causation,
              e_recorded_at, e_leaf, e_leaf_hash)
    with ordinality as t (source, lane, lane_seq, event_id, type, subject, actor, correlation, causation,
                          recorded_at, leaf, leaf_hash, i);
  insert into trail_reference (ref, idx) select * from unnest(r_ref, r_idx);
  insert into trail_span as s (span, low_at, high_at)
  select (p_size + i - 1) >> 12, min(recorded_at), max(recorded_at)
  from unnest(e_recorded_at) with ordinality as t (recorded_at, i) group by 1
  on conflict (span) do update set low_at = least(s.low_at, excluded.low_at), high_at = greatest(s.high_at, excluded.high_at);
  insert into trail_lane as l (source, lane, last, entries, first_recorded_at, last_recorded_at)
  select * from unnest(l_source, l_lane, l_last, l_entries, l_first_at, l_last_at)
  on conflict (source, lane) do update
    set last = excluded.last, entries = l.entries + excluded.entries, last_recorded_at = excluded.last_recorded_at;
  insert into trail_tile (level, n, data) select * from unnest(t_level, t_n, t_data);
  insert into trail_edge (level, n, data) select * from unnest(g_level, g_n, g_data)
    on conflict (level) do update set n = excluded.n, data = excluded.data;
  update trail_state set size = p_size + cardinality(e_leaf), peaks = p_peaks, root = p_root
  where id = 1 and size = p_size;
  if not found then
    raise exception 'the trail is not at size % any more', p_size;
  end if;

  if v_id_known or p_id_twice then
    -- "limit 1" keeps this a look-up by index for each event, however large the trail is.
    with twice as (
      select t.i, t.event_id, t.leaf, t.leaf_hash, o.idx
      from unnest(e_event_id, e_leaf, e_leaf_hash) with ordinality as t (event_id, leaf, leaf_hash, i)
      cross join lateral (
        select e.idx from trail_entry e
        where e.event_id = t.event_id and e.idx < p_size + t.i - 1 order by e.idx limit 1) o
    ), raised as (
      insert into trail_alarm (kind, source, lane, lane_seq, detail, evidence, evidence_hash, raised_at)
      select 'EVENT_ID_USED_TWICE', e_source[i], e_lane[i], e_lane_seq[i],
             'event id ' || event_id || ' was used before by entry ' || idx, leaf, leaf_hash, now()
      from twice
    )
    select array_agg(i::integer) into v_alarms from twice;
  end if;
  return coalesce(v_alarms, '{}');
end $$;

-- The kit's defaults may have granted more.
revoke all on trail_entry, trail_reference, trail_tile, trail_checkpoint, trail_alarm, trail_state, trail_edge,
  trail_span, trail_lane from ${appRole};
grant select, insert on trail_entry, trail_reference, trail_tile, trail_checkpoint, trail_alarm to ${appRole};
grant select, insert, update on trail_edge, trail_span, trail_lane to ${appRole};
grant select, update on trail_state to ${appRole};
revoke all on function trail_lock, trail_append from public;
grant execute on function trail_lock, trail_append to ${appRole};
