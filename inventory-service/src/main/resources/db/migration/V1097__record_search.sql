-- View: what can be found. Rows follow the log and can be built again from it at any time.

create table record_search (
  id          text        primary key,
  kind        text        not null,
  subject     uuid        not null,
  system      uuid,
  name        text        not null,
  -- Fields and their texts, entry by entry.
  fields      varchar[]   not null,
  texts       varchar[]   not null,
  -- Names, folded.
  names       varchar[]   not null,
  -- Everything, folded.
  search_text text        not null,
  -- Characters of scripts without spaces, and pairs of neighbours: trigrams don't find two characters.
  pairs       varchar[]   not null,
  retired     boolean     not null,
  updated_at  timestamptz not null
);

create index record_search_by_text on record_search using gin (search_text gin_trgm_ops);
create index record_search_by_pairs on record_search using gin (pairs);
create index record_search_by_names on record_search using gin (names);

grant select, insert, update, delete on record_search to ${appRole};

insert into view_registry (name, table_name) values ('record-search', 'record_search');
