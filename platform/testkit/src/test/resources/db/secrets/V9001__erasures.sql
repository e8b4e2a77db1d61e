-- As a service with data subjects says which event erases one.
create or replace function vault.is_erased(p_subject uuid) returns boolean
language sql stable set search_path = pg_catalog as $$
  select exists (
    select from public.events e where e.stream = 'secret/' || p_subject::text and e.type = 'org.aimsledger.test.erased.v1')
$$;
