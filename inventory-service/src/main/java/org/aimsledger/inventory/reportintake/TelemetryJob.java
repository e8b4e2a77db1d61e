package org.aimsledger.inventory.reportintake;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.inventory.platform.InventoryLog;

/// Reports what was counted in periods that are over. The id of a report follows from what it is
/// about, so one that was recorded before a kill, or by another service, is recorded once.
@ApplicationScoped
class TelemetryJob {
  private static final String SOURCE = "urn:opentelemetry";

  private final TelemetryStore store;
  private final DeliveryConsumer intake;
  private final InventoryConfig.Telemetry config;
  private final Clock clock;

  TelemetryJob(TelemetryStore store, DeliveryConsumer intake, InventoryConfig config, Clock clock) {
    this.store = store;
    this.intake = intake;
    this.config = config.intake().telemetry();
    this.clock = clock;
  }

  @Scheduled(
      every = "${aims.inventory.intake.telemetry.every:10s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> report() {
    // Once more the lateness: what was let in at the last moment has been added by now.
    var begun =
        clock.instant().minus(config.period()).minus(config.lateness()).minus(config.lateness());
    return store
        .over(begun, config.reports())
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(this::report)
        .onItem()
        .ignoreAsUni()
        .chain(() -> store.forget(begun))
        .onFailure()
        .invoke(failure -> InventoryLog.LOG.usageNotReported(failure.toString()))
        .onFailure()
        .recoverWithUni(Uni.createFrom().voidItem());
  }

  private Uni<Void> report(GenAiUsage usage) {
    var delivery = new Delivery(document(usage), null, "opentelemetry", true, null);
    return intake.takeOrKeep(List.of(delivery)).chain(() -> store.reported(usage));
  }

  private byte[] document(GenAiUsage usage) {
    var event = EventDocumentReader.from(SOURCE, id(usage).toString());
    var end = usage.periodStart().plus(config.period());
    event.happened(end.toString());
    event.detail("model", usage.model());
    event.detail("from", usage.periodStart().toString());
    event.detail("to", end.toString());
    event.measured("gen_ai.calls", BigDecimal.valueOf(usage.calls()), null);
    event.measured("gen_ai.failures", BigDecimal.valueOf(usage.failures()), null);
    event.measured("gen_ai.usage.input_tokens", BigDecimal.valueOf(usage.inputTokens()), null);
    event.measured("gen_ai.usage.output_tokens", BigDecimal.valueOf(usage.outputTokens()), null);
    event.measured("gen_ai.duration.total", BigDecimal.valueOf(usage.milliseconds()), "ms");
    event.measured("gen_ai.duration.longest", BigDecimal.valueOf(usage.mostMilliseconds()), "ms");
    return event.ours(
        "metric-recorded",
        config.scope(),
        usage.service(),
        usage.calls() + " calls of " + usage.model());
  }

  private static UUID id(GenAiUsage usage) {
    return EventIds.derived(
        String.join("\n", usage.service(), usage.model(), usage.periodStart().toString()), SOURCE);
  }
}
