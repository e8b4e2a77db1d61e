package org.aimsledger.incident.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.aimsledger.eventstore.compare.SealedTable;

/// The tables whose rows carry seals: what is sent to whom. The stores of these tables seal the
/// same fields in the same order.
@Singleton
class SealedRowsBeans {
  /// At 0 nothing was followed.
  @Produces
  @Singleton
  SealedTable places() {
    return new SealedTable(
        "webhook_cursor",
        "webhook_cursor",
        "lane",
        "smallint",
        List.of("lane::text", "seq::text"),
        "seal",
        "seq <> 0");
  }

  @Produces
  @Singleton
  SealedTable targets() {
    return new SealedTable(
        "webhook_target",
        "webhook_target",
        "subscription",
        "uuid",
        List.of(
            "subscription::text",
            "name",
            "address",
            "array_to_string(types, e'\\n')",
            "array_to_string(severities, e'\\n')",
            "array_to_string(systems, e'\\n')",
            "enabled::text"),
        "seal",
        "true");
  }

  @Produces
  @Singleton
  SealedTable subjects() {
    return new SealedTable(
        "webhook_incident",
        "webhook_incident",
        "incident",
        "uuid",
        List.of("incident::text", "severity", "array_to_string(systems, e'\\n')"),
        "seal",
        "true");
  }

  /// What is sent, not whether it was.
  @Produces
  @Singleton
  SealedTable deliveries() {
    return new SealedTable(
        "webhook_delivery",
        "webhook_delivery",
        "id",
        "uuid",
        List.of(
            "id::text",
            "subscription::text",
            "event::text",
            "type",
            "incident::text",
            "encode(sha256(convert_to(payload, 'UTF8')), 'hex')"),
        "seal",
        "true");
  }
}
