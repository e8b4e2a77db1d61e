-- Words of one or two characters, whatever their script: trigrams find three, so a search for `77` or `HR` read every text.
-- Takes the place of text_pairs, which knew scripts without spaces only. Dear, says its cost: an index is to answer, and
-- rows are not to be looked at one by one. A part may come several times; indexes keep it once.
create function text_parts(p_text text) returns text[]
language sql immutable strict parallel safe cost 10000
begin atomic
  select coalesce(array_agg(found.part), '{}'::text[])
  from (select string_to_array(p_text, null) as everything) characters
  cross join lateral unnest(characters.everything, characters.everything[2:]) as near (one, next)
  cross join lateral (values (near.one), (case when ascii(near.next) > 32 then near.one || near.next end)) as found (part)
  where ascii(near.one) > 32 and found.part is not null;
end;

drop index system_register_by_pairs;
drop index component_register_by_pairs;
-- The function stays: instances of the version before ask by it until they are replaced.

create index system_register_by_part on system_register using gin (text_parts(search_text));
create index component_register_by_part on component_register using gin (text_parts(search_text));
create index record_search_by_part on record_search using gin (text_parts(search_text));
