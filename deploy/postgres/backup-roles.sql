-- Logins that ./aims backup needs for a database that ./aims up doesn't run. As a superuser, in the database of one service, again
-- after every upgrade (a migration may have made tables), for example
--   psql --dbname incident --set service=incident --set backup_password=… --set key_password=… --file backup-roles.sql
-- Both may only read; the one that copies the data may not read the keys of data subjects.
\set ON_ERROR_STOP on
\set backup :service _backup
\set keys :service _key_backup

select format('create role %I', :'backup') where not exists (select from pg_roles where rolname = :'backup') \gexec
alter role :"backup" with login nosuperuser nocreatedb nocreaterole noreplication password :'backup_password';
grant connect on database :"service" to :"backup";
grant usage on schema public to :"backup";
grant select on all tables in schema public to :"backup";
grant select on all sequences in schema public to :"backup";

select exists (select from pg_namespace where nspname = 'vault') as has_vault \gset
\if :has_vault
select format('create role %I', :'keys') where not exists (select from pg_roles where rolname = :'keys') \gexec
alter role :"keys" with login nosuperuser nocreatedb nocreaterole noreplication password :'key_password';
grant connect on database :"service" to :"keys";
grant usage on schema vault to :"keys";
grant select on vault.subject_keys to :"keys";
\endif
