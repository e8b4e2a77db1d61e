#!/usr/bin/env bash
# Makes the topics that are missing: one for each service, with as many partitions as the services have lanes (AIMS_LANES), and one
# for events of outsiders. A topic that exists is left alone; lanes never change afterwards (docs/adr/0001).
set -euo pipefail

retention_ms=$((30 * 24 * 60 * 60 * 1000))

for topic in aims.inventory.v1 aims.risk.v1 aims.incident.v1 aims.audit.v1 aims.ai-system-events.v1; do
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$AIMS_KAFKA_SERVERS" --create --if-not-exists --topic "$topic" \
    --partitions "$AIMS_LANES" --replication-factor "${AIMS_KAFKA_REPLICAS:-1}" --config "retention.ms=$retention_ms"
done
