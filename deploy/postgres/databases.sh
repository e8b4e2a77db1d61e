#!/usr/bin/env bash
# One database for each service and one for Keycloak. NAME_owner migrates and owns the schema, NAME_app is what the running service
# uses; what it may do (never UPDATE or DELETE on events) is granted table by table in the migrations. The image of PostgreSQL runs
# this once, on an empty data folder. The launcher's PostgresRoles does the same for ./aims up.
set -euo pipefail

password() { tr -d '\n' <"/run/secrets/postgres-$1"; }

sql() { psql -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --no-psqlrc --quiet "$@"; }

role() {
  sql --dbname postgres --set name="$1" --set password="$(password "$1")" <<'SQL'
create role :"name" with login nosuperuser nocreatedb nocreaterole noreplication password :'password';
SQL
}

database() {
  local name="$1" owner="$2" role
  shift 2
  sql --dbname postgres --set name="$name" --set owner="$owner" <<'SQL'
create database :"name" owner :"owner";
revoke all on database :"name" from public;
SQL
  sql --dbname "$name" --set owner="$owner" <<'SQL'
alter schema public owner to :"owner";
revoke all on schema public from public;
SQL
  for role in "$owner" "$@"; do
    sql --dbname "$name" --set name="$name" --set role="$role" <<'SQL'
grant connect on database :"name" to :"role";
SQL
  done
}

# The vault's role gets its own schema from the migrations, and nothing of this one.
for service in inventory risk incident audit; do
  role "${service}_owner"
  role "${service}_app"
  others=("${service}_app")
  if [[ "$service" == incident ]]; then
    role "${service}_vault"
    others+=("${service}_vault")
  fi
  database "$service" "${service}_owner" "${others[@]}"
  sql --dbname "$service" --set app="${service}_app" <<'SQL'
grant usage on schema public to :"app";
SQL
done

role keycloak
database keycloak keycloak
