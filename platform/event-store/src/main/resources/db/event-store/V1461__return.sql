-- What a service needs to come back after its database was put back to an older state (docs/adr/0020).

-- Written by whoever restores, as the owner. While level_at is null the service takes no commands.
create table restored (
  id          bigint      generated always as identity primary key,
  -- Of the snapshot that the copy was made from.
  taken_at    timestamptz not null,
  -- Where each lane stood in it.
  heads       bigint[]    not null,
  restored_at timestamptz not null default now(),
  level_at    timestamptz
);

-- Receipts of what came back: events say which request they answered, as two hashes.
create table returned_receipts (
  identity    text        primary key,
  fingerprint text        not null,
  stream      text        not null,
  version     bigint      not null,
  returned_at timestamptz not null default now()
);

-- Foreign events that what came back was caused by, and what stream it is in. They are delivered again, and are not to be
-- carried out twice there.
create table returned_causes (
  cause       text        not null,
  stream      text        not null,
  returned_at timestamptz not null default now(),
  primary key (cause, stream)
);

-- The lane, if it still stands where it is known to have stood. A database that was exchanged beneath a running service
-- would give numbers again that others have seen.
create function lane_from(p_lane smallint, p_known bigint) returns smallint language plpgsql stable as $$
begin
  if (select h.seq from lane_head h where h.lane = p_lane) < p_known then
    raise exception 'lane % stands before %, which it had reached', p_lane, p_known using errcode = 'AL001';
  end if;
  return p_lane;
end
$$;

-- Takes back events of one lane as they are: same numbers, versions, ids, bytes. What is there already has to be the same;
-- what is new has to follow without a hole. Several processes may do it at once.
create function return_events(
  p_lane        smallint,
  e_seq         bigint[],
  e_stream      text[],
  e_version     bigint[],
  e_id          uuid[],
  e_type        text[],
  e_at          timestamptz[],
  e_document    bytea[],
  r_seq         bigint[],
  r_identity    text[],
  r_fingerprint text[],
  x_seq         bigint[],
  x_cause       text[],
  c_seq         bigint[],
  c_scope       text[],
  c_key         text[],
  c_take        boolean[]
) returns bigint language plpgsql as $$
#variable_conflict use_column
declare
  v_head  bigint;
  v_count bigint;
  v_wrong bigint;
  r       record;
begin
  select h.seq into v_head from lane_head h where h.lane = p_lane for update;
  if not found then
    raise exception 'lane % does not exist', p_lane;
  end if;

  select min(t.seq) into v_wrong
  from unnest(e_seq, e_id, e_document) as t (seq, id, document)
  left join events e on e.lane = p_lane and e.seq = t.seq
  where t.seq <= v_head and (e.document is distinct from t.document or e.event_id is distinct from t.id);
  if v_wrong is not null then
    raise exception 'lane % holds other bytes under %', p_lane, v_wrong using errcode = 'AL002';
  end if;

  insert into events (lane, seq, stream, stream_version, event_id, type, recorded_at, document)
  select p_lane, t.seq, t.stream, t.version, t.id, t.type, t.at, t.document
  from unnest(e_seq, e_stream, e_version, e_id, e_type, e_at, e_document)
    as t (seq, stream, version, id, type, at, document)
  where t.seq > v_head order by t.seq;
  get diagnostics v_count = row_count;
  if v_count = 0 then
    return v_head;
  end if;

  if exists (select from generate_series(v_head + 1, v_head + v_count) as n
             where not exists (select from events e where e.lane = p_lane and e.seq = n)) then
    raise exception 'lane % would have a hole behind %', p_lane, v_head using errcode = 'AL002';
  end if;
  if exists (select from unnest(e_seq, e_stream, e_version) as t (seq, stream, version)
             where t.seq > v_head and t.version > 1 and not exists (
               select from events e where e.stream = t.stream and e.stream_version = t.version - 1)) then
    raise exception 'a stream of lane % would have a hole', p_lane using errcode = 'AL002';
  end if;
  update lane_head set seq = v_head + v_count where lane = p_lane;

  insert into returned_receipts (identity, fingerprint, stream, version)
  select t.identity, t.fingerprint, e.stream, e.stream_version
  from unnest(r_seq, r_identity, r_fingerprint) as t (seq, identity, fingerprint)
  join events e on e.lane = p_lane and e.seq = t.seq
  where t.seq > v_head
  on conflict do nothing;
  insert into returned_causes (cause, stream)
  select distinct t.cause, e.stream
  from unnest(x_seq, x_cause) as t (seq, cause)
  join events e on e.lane = p_lane and e.seq = t.seq
  on conflict do nothing;

  for r in
    select t.scope, t.key, t.take, e.stream
    from unnest(c_seq, c_scope, c_key, c_take) with ordinality as t (seq, scope, key, take, n)
    join events e on e.lane = p_lane and e.seq = t.seq
    where t.seq > v_head order by t.n
  loop
    if r.take then
      insert into unique_claims (scope, key, stream) values (r.scope, r.key, r.stream) on conflict do nothing;
    else
      delete from unique_claims u where u.scope = r.scope and u.key = r.key and u.stream = r.stream;
    end if;
  end loop;
  return v_head + v_count;
end
$$;

grant select, update (level_at) on restored to ${appRole};
grant select, insert, delete on returned_receipts, returned_causes to ${appRole};
revoke all on function lane_from, return_events from public;
grant execute on function lane_from, return_events to ${appRole};
