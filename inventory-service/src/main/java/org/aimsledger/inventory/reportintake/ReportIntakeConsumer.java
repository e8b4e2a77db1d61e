package org.aimsledger.inventory.reportintake;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/// Takes events of outsiders in from Kafka, in every mode of CloudEvents: structured, binary
/// (attributes in headers `ce_…`) and batch.
@ApplicationScoped
class ReportIntakeConsumer {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int TRIES = 8;
  private static final int TRIES_TOGETHER = 2;
  private static final String PREFIX = "ce_";

  private final DeliveryConsumer intake;
  private final InventoryConfig config;

  ReportIntakeConsumer(DeliveryConsumer intake, InventoryConfig config) {
    this.intake = intake;
    this.config = config;
  }

  /// Offsets are committed after all that one poll brought is recorded, held or in quarantine; what
  /// is delivered again then meets itself.
  @Incoming("ai-system-events")
  Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    var most = config.intake().batchEvents();
    var groups = new ArrayList<List<Delivery>>();
    var group = new ArrayList<Delivery>();
    for (var record : records) {
      var deliveries = deliveries(record, most);
      if (!group.isEmpty() && group.size() + deliveries.size() > most) {
        groups.add(List.copyOf(group));
        group.clear();
      }
      group.addAll(deliveries);
    }
    groups.add(List.copyOf(group));
    return Multi.createFrom()
        .iterable(groups)
        .onItem()
        .transformToUniAndConcatenate(this::consume)
        .onItem()
        .ignoreAsUni();
  }

  private static List<Delivery> deliveries(ConsumerRecord<String, byte[]> delivered, int most) {
    var place = delivered.topic() + "/" + delivered.partition() + "/" + delivered.offset();
    var bytes = Objects.requireNonNullElseGet(delivered.value(), () -> new byte[0]);
    var actor = "kafka:" + delivered.topic();
    var contentType = header(delivered, "content-type");
    if (contentType != null && contentType.startsWith(ReportIntakeResource.BATCH)) {
      return switch (EventBatchReader.split(bytes, most)) {
        case EventBatch.Events(var events) -> elements(events, place, actor);
        case EventBatch.TooMany(var limit) ->
            List.of(
                new Delivery(
                    bytes,
                    place,
                    actor,
                    true,
                    new IntakeResult.Refused(
                        QuarantineReason.TOO_LARGE, "a batch may have " + limit + " events")));
        case EventBatch.Unreadable(var why) ->
            List.of(new Delivery(bytes, place, actor, true, why));
      };
    }
    if (header(delivered, PREFIX + "specversion") != null) {
      var structured = BinaryModeReader.structured(attributes(delivered), contentType, bytes);
      return List.of(new Delivery(structured, place, actor, true, null));
    }
    return List.of(new Delivery(bytes, place, actor, true, null));
  }

  private static List<Delivery> elements(List<byte[]> events, String place, String actor) {
    var deliveries = new ArrayList<Delivery>(events.size());
    for (var i = 0; i < events.size(); i++) {
      deliveries.add(new Delivery(events.get(i), place + "/" + i, actor, true, null));
    }
    return deliveries;
  }

  private static Map<String, String> attributes(ConsumerRecord<String, byte[]> delivered) {
    var attributes = new HashMap<String, String>();
    for (var header : delivered.headers()) {
      if (header.key().startsWith(PREFIX) && header.value() != null) {
        attributes.put(
            header.key().substring(PREFIX.length()),
            new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return attributes;
  }

  private static @Nullable String header(ConsumerRecord<String, byte[]> delivered, String name) {
    var header = delivered.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private Uni<Void> consume(List<Delivery> group) {
    return Uni.createFrom()
        .deferred(() -> intake.takeOrKeep(group))
        .onFailure()
        .retry()
        .withBackOff(PAUSE, LONGEST_PAUSE)
        .atMost(TRIES_TOGETHER)
        .replaceWithVoid()
        // One that fails for ever must not hold up its neighbours.
        .onFailure()
        .recoverWithUni(() -> oneByOne(group));
  }

  private Uni<Void> oneByOne(List<Delivery> group) {
    return Multi.createFrom()
        .iterable(group)
        .onItem()
        .transformToUniAndConcatenate(this::consume)
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Void> consume(Delivery delivery) {
    return Uni.createFrom()
        .deferred(() -> intake.takeOrKeep(List.of(delivery)).map(List::getFirst))
        .onFailure()
        .retry()
        .withBackOff(PAUSE, LONGEST_PAUSE)
        .atMost(TRIES)
        // What fails for ever is our bug; it must not hold up the events behind it.
        .onFailure()
        .recoverWithUni(failure -> intake.keep(delivery, failed(failure)))
        // Only a database that is away gets here; waiting for it loses nothing.
        .onFailure()
        .retry()
        .withBackOff(PAUSE, LONGEST_PAUSE)
        .indefinitely()
        .replaceWithVoid();
  }

  private static IntakeResult.Refused failed(Throwable failure) {
    return new IntakeResult.Refused(
        QuarantineReason.FAILED,
        "could not be recorded after " + TRIES + " more tries: " + failure.getClass().getName());
  }
}
