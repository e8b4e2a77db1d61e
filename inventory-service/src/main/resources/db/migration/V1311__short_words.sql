-- Characters of scripts without spaces, and pairs of neighbours: most words of Chinese have two characters, and trigrams
-- find only three. An expression and no column, so that a rebuilt view has it, too. Texts that are plain ASCII have none
-- and cost one comparison.
create function text_pairs(p_text text) returns text[]
language sql immutable strict parallel safe
begin atomic
  select case when octet_length(p_text) = char_length(p_text) then '{}'::text[] else (
    select coalesce(array_agg(distinct found.part), '{}'::text[])
    from (
      select c.one, lag(c.one) over (order by c.place) as before
      from unnest(string_to_array(p_text, null)) with ordinality as c (one, place)
    ) near
    cross join lateral (values (near.one), (case when ascii(near.before) >= 11904 then near.before || near.one end))
      as found (part)
    where ascii(near.one) >= 11904 and found.part is not null
  ) end;
end;

create index system_register_by_pairs on system_register using gin (text_pairs(search_text));
create index component_register_by_pairs on component_register using gin (text_pairs(search_text));
