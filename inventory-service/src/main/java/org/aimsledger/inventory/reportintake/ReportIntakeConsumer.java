package org.aimsledger.inventory.reportintake;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.aimsledger.inventory.aisystem.AiSystemCommandHandler;
import org.aimsledger.inventory.aisystemreport.AiSystemReportCommandHandler;
import org.aimsledger.inventory.aisystemreport.AiSystemReportRejection;
import org.aimsledger.inventory.aisystemreport.ReportReceipt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Takes events of outsiders in, from Kafka and for the HTTP resource beside it.
@ApplicationScoped
class ReportIntakeConsumer {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int TRIES = 8;

  private final AiSystemCommandHandler systems;
  private final AiSystemReportCommandHandler reports;
  private final EventQuarantineStore quarantine;
  private final Clock clock;

  ReportIntakeConsumer(
      AiSystemCommandHandler systems,
      AiSystemReportCommandHandler reports,
      EventQuarantineStore quarantine,
      Clock clock) {
    this.systems = systems;
    this.reports = reports;
    this.quarantine = quarantine;
    this.clock = clock;
  }

  /// Offsets are committed after the whole batch is recorded or in quarantine; what is delivered
  /// again then meets itself.
  @Incoming("ai-system-events")
  Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return Multi.createFrom()
        .items(() -> StreamSupport.stream(records.spliterator(), false))
        .onItem()
        .transformToUniAndConcatenate(this::consume)
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Void> consume(ConsumerRecord<String, byte[]> delivered) {
    var place = delivered.topic() + "/" + delivered.partition() + "/" + delivered.offset();
    var bytes = Objects.requireNonNullElseGet(delivered.value(), () -> new byte[0]);
    var actor = "kafka:" + delivered.topic();
    return Uni.createFrom()
        .deferred(() -> takeOrKeep(bytes, place, actor))
        .onFailure()
        .retry()
        .withBackOff(PAUSE, LONGEST_PAUSE)
        .atMost(TRIES)
        // What fails for ever is our bug; it must not hold up the events behind it.
        .onFailure()
        .recoverWithUni(failure -> keepFailed(bytes, place, actor, failure))
        // Only a database that is away gets here; waiting for it loses nothing.
        .onFailure()
        .retry()
        .withBackOff(PAUSE, LONGEST_PAUSE)
        .indefinitely()
        .replaceWithVoid();
  }

  private Uni<Intake> keepFailed(byte[] bytes, String place, String actor, Throwable failure) {
    var why =
        new IntakeResult.Refused(
            QuarantineReason.FAILED,
            "could not be recorded after "
                + TRIES
                + " more tries: "
                + failure.getClass().getName());
    return keep(bytes, place, actor, why, clock.instant());
  }

  /// Records an event of an outsider, or keeps it in quarantine.
  ///
  /// @param place where the bytes came from; the same place again is the same event
  /// @param actor pseudonymous id of the sender
  Uni<Intake> takeOrKeep(byte[] bytes, String place, String actor) {
    var now = clock.instant();
    return take(bytes, actor, now)
        .flatMap(
            intake ->
                switch (intake) {
                  case Intake.Refused(var why) -> keep(bytes, place, actor, why, now);
                  case Intake.Recorded _, Intake.Kept _ -> Uni.createFrom().item(intake);
                });
  }

  private Uni<Intake> keep(
      byte[] bytes, String place, String actor, IntakeResult.Refused why, Instant now) {
    return quarantine
        .keep(UUID.randomUUID(), place, actor, why, bytes, now)
        .map(entry -> new Intake.Kept(entry, why));
  }

  /// Records an event of an outsider, or says why not.
  Uni<Intake> take(byte[] bytes, String actor, Instant now) {
    return switch (ReportIntakeReader.read(bytes, now)) {
      case IntakeResult.Refused why -> Uni.createFrom().item(new Intake.Refused(why));
      case IntakeResult.Understood(var draft) -> record(draft, actor, now);
    };
  }

  private Uni<Intake> record(ReportDraft draft, String actor, Instant now) {
    var system =
        draft.externalId() == null
            ? Objects.requireNonNull(draft.system())
            : AiSystemCommandHandler.id(draft.externalId());
    return systems
        .load(system)
        .flatMap(
            known ->
                known.version() == 0
                    ? Uni.createFrom().item(unknown(draft))
                    : receive(draft, system, actor, now));
  }

  private Uni<Intake> receive(ReportDraft draft, UUID system, String actor, Instant now) {
    var report = AiSystemReportCommandHandler.id(draft.source(), draft.id());
    var command = WhenSystemIsReportedRecordReportPolicy.command(draft, report, system, now);
    var correlation = Objects.requireNonNullElse(draft.correlation(), report.toString());
    return reports
        .receive(command, actor, correlation)
        .map(
            receipt ->
                switch (receipt) {
                  case ReportReceipt.Recorded(var id) -> new Intake.Recorded(id, system);
                  case ReportReceipt.Refused(var reason) -> refused(reason);
                });
  }

  private static Intake unknown(ReportDraft draft) {
    var name = draft.system() == null ? String.valueOf(draft.externalId()) : "" + draft.system();
    return new Intake.Refused(
        new IntakeResult.Refused(
            QuarantineReason.UNKNOWN_SYSTEM, name + " is not in the inventory"));
  }

  private static Intake refused(AiSystemReportRejection reason) {
    return switch (reason) {
      case AiSystemReportRejection.ExternalIdReused r ->
          new Intake.Refused(
              new IntakeResult.Refused(
                  QuarantineReason.EXTERNAL_ID_REUSED,
                  r.reporter() + " used the id " + r.externalId() + " for another report before"));
    };
  }
}
