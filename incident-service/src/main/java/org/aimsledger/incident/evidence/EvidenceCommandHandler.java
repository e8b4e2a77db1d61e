package org.aimsledger.incident.evidence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.EvidenceEvent;
import org.aimsledger.contracts.incident.StepGuard;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.Companion;
import org.aimsledger.incident.evidence.Evidence.Absent;
import org.aimsledger.incident.evidence.Evidence.Artefact;
import org.aimsledger.incident.evidence.Evidence.Hold;
import org.aimsledger.incident.evidence.Evidence.Kept;
import org.aimsledger.incident.platform.EvidenceFileStore;
import org.aimsledger.incident.platform.EvidenceHoldLookup;
import org.aimsledger.incident.platform.GuardLookup;
import org.aimsledger.incident.platform.HoldStanding;
import org.aimsledger.incident.platform.PartakersLookup;
import org.aimsledger.incident.platform.StoredBytes;
import org.jspecify.annotations.Nullable;

/// Carries out commands on evidence, and says whether it is on hold.
@ApplicationScoped
class EvidenceCommandHandler implements EvidenceHoldLookup, GuardLookup, PartakersLookup {
  public static final String CATEGORY = "evidence";

  private final CommandRunner<EvidenceCommand, Evidence, EvidenceEvent, EvidenceRejection> runner;

  private final EvidenceFileStore files;

  EvidenceCommandHandler(EventStore store, EvidenceFileStore files) {
    this.files = files;
    this.runner =
        store.runner(
            new Aggregate<>(
                CATEGORY,
                new EvidenceDecider(),
                EvidenceEventTypes.TYPES,
                EvidenceEventTypes.STATES));
  }

  Uni<Outcome<Evidence, EvidenceRejection>> handle(
      EvidenceCommand command, CommandContext context) {
    return runner.run(command.incident(), command, context);
  }

  /// The command of a file: in the transaction of its event the stored bytes become a kept file, so
  /// there is no event without bytes and no kept file without an event.
  Uni<Outcome<Evidence, EvidenceRejection>> handle(
      EvidenceCommand command, CommandContext context, StoredBytes bytes) {
    Companion keep = transaction -> files.keep(transaction, bytes);
    return runner.run(command.incident(), command, context, keep);
  }

  Uni<Versioned<Evidence>> load(UUID incident) {
    return runner.load(incident);
  }

  Uni<List<Recorded<EvidenceEvent>>> history(UUID incident, long afterVersion, int limit) {
    return runner.history(incident, afterVersion, limit);
  }

  /// One artefact; empty: there is none of that id.
  Uni<Optional<Artefact>> artefact(UUID incident, UUID artefact) {
    return runner
        .load(incident)
        .map(
            found ->
                switch (found.state()) {
                  case Absent _ -> Optional.empty();
                  case Kept kept -> kept.artefact(artefact);
                });
  }

  @Override
  public Uni<HoldStanding> standing(UUID incident) {
    return runner
        .load(incident)
        .map(
            found ->
                switch (found.state()) {
                  case Absent _ -> HoldStanding.NONE;
                  case Kept kept -> new HoldStanding(kept.isHeld(), kept.allowed());
                });
  }

  @Override
  public StepGuard guard() {
    return StepGuard.EVIDENCE_HELD;
  }

  @Override
  public Uni<Boolean> holds(UUID incident) {
    return runner
        .load(incident)
        .map(found -> found.state() instanceof Kept kept && kept.hold() != Hold.NONE);
  }

  /// Whoever looks back may read what was collected.
  @Override
  public Uni<Set<String>> partakers(UUID incident, @Nullable UUID report) {
    return PartakersLookup.actors(
        (after, limit) -> runner.history(incident, after, limit),
        event -> !(event instanceof EvidenceEvent.Read));
  }
}
