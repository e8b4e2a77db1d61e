-- Finds the systems that were ever of an organisation, an owner, …: which state counts is known only when the time is.

-- Names as one text in lower case.
create function text_lines(p_texts varchar[]) returns text
language sql immutable strict parallel safe
begin atomic
  select lower(array_to_string(p_texts, chr(10)));
end;

create index register_history_ever on register_history
  using gin (organisations, units, owners, suspensions, text_lines(names) gin_trgm_ops);
