-- Which event destroys the key of a person; the same as in ErasureBeans.
create or replace function vault.is_erased(p_subject uuid) returns boolean
language sql stable set search_path = pg_catalog as $$
  select exists (
    select from public.events e
    where e.stream = 'data-subject/' || p_subject::text and e.type = 'org.aimsledger.incident.data-subject-erased.v1')
$$;
