-- What short words are found by is a column that the view fills. As an expression it cost the database more than anything
-- else of a registration: a function in SQL is begun anew for each row and index (0.16 ms for sixty characters, and again for
-- each sample of ANALYZE). Rows that are there get what the view would give them, each part once, in the order of the text.

drop index system_register_by_part;
drop index component_register_by_part;
drop index record_search_by_part;
drop index record_search_by_pairs;

alter table system_register add column parts varchar[] not null default '{}';
alter table component_register add column parts varchar[] not null default '{}';
alter table record_search add column parts varchar[] not null default '{}';

-- Takes up what pairs have: the rest of it is for instances of the version before, as text_parts is.
alter table record_search alter column pairs set default '{}';

update system_register set parts = array(
  select part from unnest(text_parts(search_text)) with ordinality as every (part, place) group by part order by min(place));
update component_register set parts = array(
  select part from unnest(text_parts(search_text)) with ordinality as every (part, place) group by part order by min(place));
update record_search set parts = array(
  select part from unnest(text_parts(search_text)) with ordinality as every (part, place) group by part order by min(place));

create index system_register_by_part on system_register using gin (parts);
create index component_register_by_part on component_register using gin (parts);
create index record_search_by_part on record_search using gin (parts);
