package org.aimsledger.incident.webhookdelivery;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aimsledger.eventstore.store.RowSeals;
import org.jspecify.annotations.Nullable;

/// Seals the rows of the tables that say what is sent to whom. `SealedRowsBeans` has the same
/// fields in the same order.
record WebhookSealStore(RowSeals seals) {
  @Nullable Buffer ofPlace(int lane, long seq) {
    return buffer(seals.seal("webhook_cursor", Integer.toString(lane), Long.toString(seq)));
  }

  @Nullable Buffer of(Target target) {
    var filter = target.filter();
    return buffer(
        seals.seal(
            "webhook_target",
            target.subscription().toString(),
            target.name(),
            target.address(),
            String.join("\n", filter.types()),
            lines(filter.severities().stream().map(Enum::name)),
            lines(filter.systems().stream()),
            Boolean.toString(target.enabled())));
  }

  @Nullable Buffer of(Subject subject) {
    var severity = subject.severity();
    return buffer(
        seals.seal(
            "webhook_incident",
            subject.incident().toString(),
            severity == null ? null : severity.name(),
            lines(subject.systems().stream())));
  }

  @Nullable Buffer ofDelivery(
      UUID id,
      UUID subscription,
      @Nullable UUID event,
      String type,
      @Nullable UUID incident,
      String payload) {
    return buffer(
        seals.seal("webhook_delivery", fields(id, subscription, event, type, incident, payload)));
  }

  boolean holdsDelivery(
      @Nullable Buffer seal,
      UUID id,
      UUID subscription,
      @Nullable UUID event,
      String type,
      @Nullable UUID incident,
      String payload) {
    return seals.holds(
        seal == null ? null : seal.getBytes(),
        "webhook_delivery",
        fields(id, subscription, event, type, incident, payload));
  }

  private static @Nullable String[] fields(
      UUID id,
      UUID subscription,
      @Nullable UUID event,
      String type,
      @Nullable UUID incident,
      String payload) {
    return new @Nullable String[] {
      id.toString(),
      subscription.toString(),
      event == null ? null : event.toString(),
      type,
      incident == null ? null : incident.toString(),
      RowSeals.digest(payload.getBytes(StandardCharsets.UTF_8))
    };
  }

  private static String lines(Stream<?> values) {
    return values.map(String::valueOf).collect(Collectors.joining("\n"));
  }

  private static @Nullable Buffer buffer(byte @Nullable [] seal) {
    return seal == null ? null : Buffer.buffer(seal);
  }
}
