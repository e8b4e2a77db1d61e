package org.aimsledger.inventory.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.aimsledger.eventstore.compare.SealedTable;

/// The tables whose rows carry seals: what outsiders have sent and no event holds. The stores of
/// these tables seal the same fields in the same order.
@Singleton
class SealedRowsBeans {
  /// What came. What became of it has a seal of its own.
  @Produces
  @Singleton
  SealedTable quarantine() {
    return new SealedTable(
        "event_quarantine",
        "event_quarantine",
        "id",
        "uuid",
        List.of(
            "id::text",
            "place",
            "received_from",
            "reason",
            "detail",
            "encode(sha256(raw), 'hex')",
            "size::text"),
        "seal",
        "true");
  }

  @Produces
  @Singleton
  SealedTable resolutions() {
    return new SealedTable(
        "event_quarantine_resolution",
        "event_quarantine",
        "id",
        "uuid",
        List.of(
            "id::text",
            "status",
            "resolved_by",
            "note",
            "report::text",
            "encode(sha256(corrected), 'hex')"),
        "resolution_seal",
        "status <> 'OPEN'");
  }

  /// What came, not what became of it: that is in the events of the system.
  @Produces
  @Singleton
  SealedTable heldEvents() {
    return new SealedTable(
        "held_event",
        "held_event",
        "id",
        "uuid",
        List.of(
            "id::text",
            "system_key",
            "finding::text",
            "fingerprint",
            "source",
            "event_id",
            "type",
            "received_from",
            "encode(sha256(raw), 'hex')"),
        "seal",
        "true");
  }

  @Produces
  @Singleton
  SealedTable imports() {
    return new SealedTable(
        "import_job",
        "import_job",
        "id",
        "uuid",
        List.of(
            "id::text",
            "mapping_id",
            "mapping",
            "file_name",
            "file_sha256",
            "actor",
            "correlation",
            "row_count::text"),
        "seal",
        "true");
  }
}
