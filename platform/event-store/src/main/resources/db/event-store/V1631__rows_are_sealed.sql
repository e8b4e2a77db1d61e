-- What only the service knows, and no event says, carries a seal that the owner of the database can't make: a keyed hash over
-- the row, with a key that is outside of the database (docs/adr/0023). Written in the statement that writes the row.
alter table receipts add column seal bytea;
alter table inbox_cursor add column seal bytea;

-- The same as append_batch, and receipts have their seals. In the answer, the detail of an item that was answered before is the
-- seal of its receipt, in hexadecimal digits. append_batch stays for processes of the version before, while there are any.
create function append_sealed(
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
  c_take        boolean[],
  i_seal        bytea[]
) returns table (item integer, outcome text, version bigint, stream text, detail text, head bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
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
      select t.n, s.fingerprint = i_fingerprint[t.n] as same, s.stream, s.version, s.seal
      from unnest(i_principal, i_key) with ordinality as t (principal, key, n)
      join receipts s on s.principal = t.principal and s.key = t.key
      where v_outcome[t.n] is not null
    loop
      v_outcome[r.n] := case when r.same then 'repeated' else 'key-reused' end;
      v_version[r.n] := r.version;
      v_stream[r.n] := r.stream;
      v_detail[r.n] := encode(r.seal, 'hex');
    end loop;
  end if;

  -- A receipt that somebody else is just writing in another lane is waited for, then read.
  for r in
    with wanted as (
      select t.n, t.principal, t.key, t.fingerprint, t.seal
      from unnest(i_principal, i_key, i_fingerprint, i_seal) with ordinality as t (principal, key, fingerprint, seal, n)
      where t.principal is not null and v_outcome[t.n] is null
    ), written as (
      insert into receipts (principal, key, fingerprint, stream, version, seal)
      select w.principal, w.key, w.fingerprint, i_stream[w.n], i_after[w.n], w.seal from wanted w
      order by w.principal, w.key
      on conflict do nothing
      returning principal, key
    )
    select w.n from wanted w
    where not exists (select from written x where x.principal = w.principal and x.key = w.key)
  loop
    v_others := true;
    -- Into a record: plpgsql takes no element of an array as a target.
    select s.fingerprint = i_fingerprint[r.n] as same, s.version, s.stream, s.seal into v_receipt
    from receipts s where s.principal = i_principal[r.n] and s.key = i_key[r.n];
    v_outcome[r.n] := case when v_receipt.same then 'repeated' else 'key-reused' end;
    v_version[r.n] := v_receipt.version;
    v_stream[r.n] := v_receipt.stream;
    v_detail[r.n] := encode(v_receipt.seal, 'hex');
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

revoke all on function append_sealed from public;
grant execute on function append_sealed to ${appRole};
