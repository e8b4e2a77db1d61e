#!/usr/bin/env bash
# Starts Keycloak with the realm. Its secrets lie in files; the realm file names them as ${AIMS_…}.
set -euo pipefail
read_secret() { tr -d '\n' <"/run/secrets/$1"; }

for service in INVENTORY RISK INCIDENT AUDIT; do
  export "AIMS_CLIENT_${service}=$(read_secret "client-${service,,}-service")"
done
AIMS_CLIENT_CLI="$(read_secret client-aims-cli)"
AIMS_CLIENT_PROMETHEUS="$(read_secret client-prometheus)"
AIMS_USER_EVALUATION="$(read_secret user-evaluation)"
KC_DB_PASSWORD="$(read_secret postgres-keycloak)"
KC_BOOTSTRAP_ADMIN_PASSWORD="$(read_secret keycloak-admin)"
export AIMS_CLIENT_CLI AIMS_CLIENT_PROMETHEUS AIMS_USER_EVALUATION KC_DB_PASSWORD KC_BOOTSTRAP_ADMIN_PASSWORD

exec /opt/keycloak/bin/kc.sh start --import-realm "$@"
