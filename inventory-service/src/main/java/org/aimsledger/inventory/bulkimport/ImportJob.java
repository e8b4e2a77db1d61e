package org.aimsledger.inventory.bulkimport;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.eventstore.store.EventTooLargeException;
import org.aimsledger.inventory.aisystem.AiSystem;
import org.aimsledger.inventory.aisystem.AiSystemCommandHandler;
import org.aimsledger.inventory.aisystem.AiSystemRejection;
import org.aimsledger.inventory.bulkimport.ImportRecord.RowState;
import org.aimsledger.inventory.bulkimport.ImportStore.Carried;
import org.aimsledger.inventory.bulkimport.ImportStore.OpenJob;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.inventory.platform.InventoryLog;
import org.jspecify.annotations.Nullable;

/// Carries out the rows of open jobs, oldest job first. Commands of rows are harmless to repeat, so
/// after a kill the job goes on with the rows that are still marked as waiting.
@ApplicationScoped
class ImportJob {
  private final ImportStore store;
  private final AiSystemCommandHandler systems;
  private final InventoryConfig config;
  private final Clock clock;

  ImportJob(
      ImportStore store, AiSystemCommandHandler systems, InventoryConfig config, Clock clock) {
    this.store = store;
    this.systems = systems;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      every = "${aims.inventory.imports.every:0.5s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> work() {
    return store
        .open(config.imports().jobs())
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(this::attempt)
        .onItem()
        .ignoreAsUni();
  }

  /// One job that can't go on must not hold up those behind it; it is tried again in the next
  /// round.
  private Uni<Void> attempt(UUID id) {
    return store
        .job(id)
        .flatMap(job -> job.isEmpty() ? Uni.createFrom().voidItem() : workOn(job.get()))
        .onFailure()
        .invoke(failure -> InventoryLog.LOG.importFailed(id, failure.toString()))
        .onFailure()
        .recoverWithUni(Uni.createFrom().voidItem());
  }

  private Uni<Void> workOn(OpenJob job) {
    return store
        .pending(job.id(), config.imports().chunk())
        .flatMap(
            rows ->
                rows.isEmpty()
                    ? store.finished(job.id(), clock.instant())
                    : carryOut(job, rows).flatMap(_ -> workOn(job)));
  }

  private Uni<Void> carryOut(OpenJob job, List<ImportLine> rows) {
    return Multi.createFrom()
        .iterable(rows)
        .onItem()
        .transformToUni(row -> carryOut(job, row))
        .merge(config.imports().concurrency())
        .collect()
        .asList()
        .flatMap(carried -> store.carried(job.id(), carried));
  }

  /// Carries out one row. Fails only when the store can't be reached; the row then stays waiting.
  Uni<Carried> carryOut(OpenJob job, ImportLine row) {
    var translated =
        RowTranslation.translate(
            job.mapping(),
            row,
            system(job.mapping(), row),
            job.id(),
            job.fileSha256(),
            clock.instant());
    return switch (translated) {
      case RowTranslation.KeptBack(var reasons) -> Uni.createFrom().item(kept(row, reasons));
      case RowTranslation.Understood(var command, var flags) ->
          systems
              .handle(command, context(job))
              .map(outcome -> carried(job, row, flags, outcome))
              .onFailure(EventTooLargeException.class)
              .recoverWithItem(
                  failure ->
                      kept(row, List.of(Objects.requireNonNullElse(failure.getMessage(), ""))));
    };
  }

  private static UUID system(Mapping mapping, ImportLine row) {
    var externalId = row.identity().externalId();
    return externalId != null
        ? AiSystemCommandHandler.id(externalId)
        : EventIds.derived(
            mapping.id() + "\n" + row.identity().key(), AiSystemCommandHandler.CATEGORY);
  }

  private static CommandContext context(OpenJob job) {
    return new CommandContext(job.actor(), job.correlation(), null, null, null, null);
  }

  private static Carried carried(
      OpenJob job,
      ImportLine row,
      List<String> flags,
      Outcome<AiSystem, AiSystemRejection> outcome) {
    return switch (outcome) {
      case Outcome.Done<AiSystem, AiSystemRejection>(var stream, var state, _, _) ->
          new Carried(row.number(), state(job, row, state), stream.id(), flags, List.of());
      case Outcome.Refused<AiSystem, AiSystemRejection>(var reason) ->
          kept(row, List.of(words(reason)));
      case Outcome.Taken<AiSystem, AiSystemRejection>(var claim, var holder) ->
          kept(row, List.of(claim.key() + " belongs to " + holder));
      case Outcome.Conflict<AiSystem, AiSystemRejection> _,
          Outcome.KeyReused<AiSystem, AiSystemRejection> _ ->
          kept(row, List.of("others were changing the system at the same time; replay the row"));
    };
  }

  /// Whether the system has something from this very row, told from the state: it is also right
  /// when the row was recorded before a kill and its mark was not.
  private static RowState state(OpenJob job, ImportLine row, AiSystem state) {
    if (!(state instanceof AiSystem.Known known)) {
      throw new IllegalStateException("an imported row left no system: " + row.number());
    }
    var facts = known.facts();
    if (isFrom(job, row, facts.origin())) {
      return RowState.REGISTERED;
    }
    var imported = facts.imported();
    return imported != null && isFrom(job, row, imported.origin())
        ? RowState.CHANGED
        : RowState.UNCHANGED;
  }

  private static boolean isFrom(OpenJob job, ImportLine row, @Nullable Origin origin) {
    var from = origin == null ? null : origin.importedFrom();
    return from != null
        && job.id().toString().equals(from.importId())
        && from.row() == row.number();
  }

  /// For whoever has to mend the row.
  private static String words(AiSystemRejection reason) {
    return switch (reason) {
      case AiSystemRejection.SystemRetired(var system) ->
          "the system " + system + " is retired, and no import brings it back";
      case AiSystemRejection.ExternalIdDiffers(var system, var known, var given) ->
          "the system %s has the external id %s of %s, not %s of %s"
              .formatted(system, known.id(), known.scope(), given.id(), given.scope());
      // No row can lead to these; were one to, its name says more than nothing.
      case AiSystemRejection.UnknownSystem _,
          AiSystemRejection.AlreadyRegistered _,
          AiSystemRejection.StageMoveNotAllowed _,
          AiSystemRejection.OwnerMissing _,
          AiSystemRejection.SystemSuspended _,
          AiSystemRejection.GatesClosed _,
          AiSystemRejection.JustificationMissing _,
          AiSystemRejection.HeldByIncidents _,
          AiSystemRejection.FieldsWithoutValue _,
          AiSystemRejection.NothingContradicts _,
          AiSystemRejection.ProfileNotLegal _ ->
          reason.toString();
    };
  }

  private static Carried kept(ImportLine row, List<String> reasons) {
    return new Carried(row.number(), RowState.QUARANTINED, null, row.identity().flags(), reasons);
  }
}
