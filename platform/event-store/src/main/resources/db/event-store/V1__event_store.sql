-- The event log of one service. Owned by the migration role; the application role may select and insert events,
-- nothing more.

create table lane_head (
  lane smallint primary key,
  seq  bigint not null default 0 check (seq >= 0)
);
insert into lane_head (lane) select generate_series(0, ${lanes} - 1);

create table events (
  -- No foreign key to lane_head: append_batch holds the lane's row, and a check for each event would cost more than the rest.
  lane           smallint    not null,
  seq            bigint      not null check (seq > 0),
  stream         text        not null,
  stream_version bigint      not null check (stream_version > 0),
  event_id       uuid        not null,
  type           text        not null,
  recorded_at    timestamptz not null,
  document       bytea       not null check (octet_length(document) <= 61440),
  primary key (lane, seq),
  unique (stream, stream_version)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: it is append-only', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger events_append_only before update or delete or truncate on events
  for each statement execute function refuse_change();
-- "always": a session in replica mode is refused too.
alter table events enable always trigger events_append_only;

-- The first answer to an idempotency key, as a place in a stream: the answer itself can be folded again from there.
create table receipts (
  principal   text        not null,
  key         text        not null,
  fingerprint bytea       not null,
  stream      text        not null,
  version     bigint      not null,
  created_at  timestamptz not null default now(),
  primary key (principal, key)
);
-- Only to find what is old: receipts lie in the order of their time, so a summary of page ranges is enough.
create index receipts_created_at on receipts using brin (created_at) with (pages_per_range = 32);

create table unique_claims (
  scope  text not null,
  key    text not null,
  stream text not null,
  primary key (scope, key)
);

-- States of long streams, so that they need not be folded from their beginning. A convenience: the log is the truth, and
-- everything in here may be deleted at any time. "form" is the declared version of how a state is folded and written.
create table snapshots (
  stream   text        not null,
  form     integer     not null,
  version  bigint      not null,
  event_id uuid        not null,
  state    bytea       not null,
  taken_at timestamptz not null default now(),
  primary key (stream, form)
);

create table relay_cursor (
  lane smallint primary key references lane_head,
  seq  bigint not null default 0
);
insert into relay_cursor (lane) select lane from lane_head;

create table projection_cursor (
  name    text     not null,
  lane    smallint not null,
  version integer  not null,
  seq     bigint   not null default 0,
  primary key (name, lane)
);

create table inbox_cursor (
  source text     not null,
  lane   smallint not null,
  seq    bigint   not null default 0,
  primary key (source, lane)
);

-- Orders of reactions that the rules of this service refused; kept so that nobody has to search logs for them.
create table inbox_refusals (
  id         bigint generated always as identity primary key,
  source     text        not null,
  lane       smallint    not null,
  seq        bigint      not null,
  event_id   uuid        not null,
  stream     text        not null,
  command    text        not null,
  reason     text        not null,
  refused_at timestamptz not null default now()
);

-- Appends a batch of items to one lane: one statement, one round trip, one transaction.
--
-- plpgsql on purpose: each statement in it takes a new snapshot, so what is read after the lock on the lane's head
-- includes everything that was committed to the lane before. A single SQL statement would judge versions by the
-- snapshot from before it waited for the lock.
--
-- Locks are taken in one order (head, receipts by key, claims by name), so two batches can't wait for each other.
--
-- Answers one row with item 0 and the lane's head, and one row for each item that was not simply appended. In the usual
-- batch that is one row, and only the statements that store something are executed: the others run when their arrays or
-- the outcomes so far give them something to do.
create function append_batch(
  p_lane        smallint,
  i_stream      text[],
  i_expected    bigint[],
  i_after       bigint[],
  i_first_event uuid[],
  i_principal   text[],
  i_key         text[],
  i_fingerprint bytea[],
  e_item        integer[],
  e_version     bigint[],
  e_id          uuid[],
  e_type        text[],
  e_at          timestamptz[],
  e_document    bytea[],
  c_item        integer[],
  c_scope       text[],
  c_key         text[],
  c_take        boolean[]
) returns table (item integer, outcome text, version bigint, stream text, detail text, head bigint)
language plpgsql as $$
#variable_conflict use_column
declare
  v_head     bigint;
  -- Of each item; null: to be appended.
  v_outcome  text[]   := array_fill(null::text, array[cardinality(i_stream)]);
  v_version  bigint[] := i_after;
  v_stream   text[]   := i_stream;
  v_detail   text[]   := v_outcome;
  v_others   boolean  := false;
  v_mine     text[]   := '{}';
  v_holder   text;
  v_count    bigint   := 0;
  v_receipt  record;
  r          record;
begin
  select h.seq into v_head from lane_head h where h.lane = p_lane for update;
  if not found then
    raise exception 'lane % does not exist', p_lane;
  end if;

  for r in
    select t.n, coalesce(m.stream_version, 0) as actual,
           (select f.event_id = i_first_event[t.n] from events f
            where f.stream = t.stream and f.stream_version = t.expected + 1) as own
    from unnest(i_stream, i_expected) with ordinality as t (stream, expected, n)
    left join lateral (
      select e.stream_version from events e
      where e.stream = t.stream order by e.stream_version desc limit 1) m on true
    where coalesce(m.stream_version, 0) <> t.expected
  loop
    -- "confirmed": this very append was committed before and its answer was lost on the way.
    v_others := true;
    v_outcome[r.n] := case when r.own then 'confirmed' else 'conflict' end;
    v_version[r.n] := case when r.own then i_after[r.n] else r.actual end;
  end loop;
  -- Answered before: the receipt decides, whatever the version is by now.
  if v_others then
    for r in
      select t.n, s.fingerprint = i_fingerprint[t.n] as same, s.stream, s.version
      from unnest(i_principal, i_key) with ordinality as t (principal, key, n)
      join receipts s on s.principal = t.principal and s.key = t.key
      where v_outcome[t.n] is not null
    loop
      v_outcome[r.n] := case when r.same then 'repeated' else 'key-reused' end;
      v_version[r.n] := r.version;
      v_stream[r.n] := r.stream;
    end loop;
  end if;

  -- A receipt that somebody else is just writing in another lane is waited for, then read.
  for r in
    with wanted as (
      select t.n, t.principal, t.key, t.fingerprint
      from unnest(i_principal, i_key, i_fingerprint) with ordinality as t (principal, key, fingerprint, n)
      where t.principal is not null and v_outcome[t.n] is null
    ), written as (
      insert into receipts (principal, key, fingerprint, stream, version)
      select w.principal, w.key, w.fingerprint, i_stream[w.n], i_after[w.n] from wanted w
      order by w.principal, w.key
      on conflict do nothing
      returning principal, key
    )
    select w.n from wanted w
    where not exists (select from written x where x.principal = w.principal and x.key = w.key)
  loop
    v_others := true;
    -- Into a record: plpgsql takes no element of an array as a target.
    select s.fingerprint = i_fingerprint[r.n] as same, s.version, s.stream into v_receipt
    from receipts s where s.principal = i_principal[r.n] and s.key = i_key[r.n];
    v_outcome[r.n] := case when v_receipt.same then 'repeated' else 'key-reused' end;
    v_version[r.n] := v_receipt.version;
    v_stream[r.n] := v_receipt.stream;
  end loop;

  if cardinality(c_item) > 0 then
    for r in
      select t.item, t.scope, t.key
      from unnest(c_item, c_scope, c_key, c_take) as t (item, scope, key, take)
      where t.take and v_outcome[t.item] is null
      order by t.scope, t.key
    loop
      insert into unique_claims (scope, key, stream) values (r.scope, r.key, i_stream[r.item]) on conflict do nothing;
      if found then
        v_mine := v_mine || (r.item::text || ' ' || r.scope || ' ' || r.key);
      else
        select u.stream into v_holder from unique_claims u where u.scope = r.scope and u.key = r.key;
        if v_holder is distinct from i_stream[r.item] and v_outcome[r.item] is null then
          v_others := true;
          v_outcome[r.item] := 'taken';
          v_stream[r.item] := v_holder;
          v_detail[r.item] := r.scope || ' ' || r.key;
        end if;
      end if;
    end loop;
    -- An item whose second name was taken gives back its first, and its receipt.
    if v_others then
      delete from unique_claims u
      using unnest(c_item, c_scope, c_key) as t (item, scope, key)
      where v_outcome[t.item] = 'taken' and u.scope = t.scope and u.key = t.key
        and (t.item::text || ' ' || t.scope || ' ' || t.key) = any (v_mine);
      delete from receipts s
      using unnest(i_principal, i_key) with ordinality as t (principal, key, n)
      where v_outcome[t.n] = 'taken' and s.principal = t.principal and s.key = t.key;
    end if;
    delete from unique_claims u
    using unnest(c_item, c_scope, c_key, c_take) as t (item, scope, key, take)
    where not t.take and v_outcome[t.item] is null
      and u.scope = t.scope and u.key = t.key and u.stream = i_stream[t.item];
  end if;

  if cardinality(e_item) > 0 then
    insert into events (lane, seq, stream, stream_version, event_id, type, recorded_at, document)
    select p_lane, v_head + row_number() over (order by t.item, t.version), i_stream[t.item], t.version, t.id, t.type, t.at, t.document
    from unnest(e_item, e_version, e_id, e_type, e_at, e_document) as t (item, version, id, type, at, document)
    where v_outcome[t.item] is null;
    get diagnostics v_count = row_count;
    if v_count > 0 then
      update lane_head set seq = v_head + v_count where lane = p_lane;
    end if;
  end if;

  item := 0;
  head := v_head + v_count;
  return next;
  if v_others then
    return query
      select n, v_outcome[n], v_version[n], v_stream[n], v_detail[n], v_head + v_count
      from generate_subscripts(v_outcome, 1) as n
      where v_outcome[n] is not null;
  end if;
end
$$;

grant select, update on lane_head to ${appRole};
grant select, insert on events to ${appRole};
grant select, insert, delete on receipts, unique_claims to ${appRole};
grant select, insert, update, delete on snapshots to ${appRole};
grant select, update on relay_cursor to ${appRole};
grant select, insert, update on projection_cursor, inbox_cursor to ${appRole};
grant select, insert on inbox_refusals to ${appRole};
revoke all on function append_batch from public;
grant execute on function append_batch to ${appRole};
