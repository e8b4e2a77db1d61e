#!/usr/bin/env bash
# Makes the secrets that docker-compose.yml mounts as files: random, once, in .aims/compose/secrets. What exists is never changed, so
# running it again is harmless. The folder above is closed to other users of the machine; the files themselves can be read by the
# numbers that the containers run under.
set -euo pipefail
umask 077

folder="${AIMS_COMPOSE_SECRETS:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)/.aims/compose/secrets}"
mkdir -p "$folder"
chmod 755 "$folder"

random() { head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n'; }

# The day in nine days, with the tools of GNU and of BSD.
day="$(date -u -d '+9 days' +%F 2>/dev/null || date -u -v+9d +%F)"

# Written beside and moved: a crash never leaves half a secret.
secret() {
  [[ ! -s "$folder/$1" ]] || return 0
  printf '%s' "$2" >"$folder/$1.new"
  chmod 444 "$folder/$1.new"
  mv "$folder/$1.new" "$folder/$1"
}

for name in postgres-superuser postgres-keycloak postgres-incident_vault keycloak-admin grafana-admin \
  client-aims-cli client-prometheus user-evaluation; do
  secret "$name" "$(random)"
done
for service in inventory risk incident audit; do
  secret "postgres-${service}_owner" "$(random)"
  secret "postgres-${service}_app" "$(random)"
  secret "client-$service-service" "$(random)"
  # Seals rows that no event speaks of (docs/adr/0023). The database may be older than it: rows without a seal are taken for nine days.
  secret "row-keys-$service" "1 $(random) $day"
done
# Version 1 of the key that encrypts the keys of data subjects (docs/adr/0014). Back it up apart from the database.
secret vault-keys-incident "1 $(random)
"
