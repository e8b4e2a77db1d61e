package org.aimsledger.incident.playbookrun;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aimsledger.contracts.incident.PlaybookRunEvent;
import org.aimsledger.contracts.incident.StepGuard;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.platform.GuardLookup;
import org.aimsledger.incident.platform.PartakersLookup;
import org.aimsledger.incident.platform.PlaybookInForceLookup;
import org.aimsledger.incident.platform.PlaybookPacks;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.playbookrun.PlaybookRunCommand.Start;
import org.aimsledger.incident.playbookrun.PlaybookRunCommand.Trigger;
import org.jspecify.annotations.Nullable;

/// Carries out commands on runs of playbooks.
@ApplicationScoped
public class PlaybookRunCommandHandler implements PartakersLookup {
  public static final String CATEGORY = "playbook-run";

  private final PlaybookInForceLookup playbooks;
  private final PlaybookPacks packs;
  private final List<GuardLookup> guards;
  private final CommandRunner<
          PlaybookRunCommand, PlaybookRun, PlaybookRunEvent, PlaybookRunRejection>
      runner;

  PlaybookRunCommandHandler(
      EventStore store,
      PlaybookInForceLookup playbooks,
      PlaybookPacks packs,
      @All List<GuardLookup> guards) {
    this.playbooks = playbooks;
    this.packs = packs;
    this.guards = List.copyOf(guards);
    this.runner =
        store.runner(
            new Aggregate<>(
                CATEGORY,
                new PlaybookRunDecider(),
                PlaybookRunEventTypes.TYPES,
                PlaybookRunEventTypes.STATES));
  }

  /// Id of the run of a playbook for an incident: there is one.
  public static UUID runOf(UUID incident, String playbook) {
    return EventIds.derived(incident + "/" + playbook, CATEGORY);
  }

  public Uni<Outcome<PlaybookRun, PlaybookRunRejection>> handle(
      PlaybookRunCommand command, CommandContext context) {
    return runner.run(command.run(), command, context);
  }

  /// Starts a run with the steps that are in force now; empty: there is no such playbook.
  ///
  /// @param incident null for a drill
  Uni<Optional<Outcome<PlaybookRun, PlaybookRunRejection>>> start(
      UUID run,
      @Nullable UUID incident,
      String playbook,
      Reason reason,
      Instant at,
      CommandContext context) {
    var trigger = incident == null ? Trigger.DRILL : Trigger.PERSON;
    return playbooks
        .of(playbook, at)
        .flatMap(
            found ->
                found
                    .map(
                        inForce ->
                            handle(new Start(run, incident, inForce, trigger, reason, at), context)
                                .map(Optional::of))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  Uni<Versioned<PlaybookRun>> load(UUID run) {
    return runner.load(run);
  }

  /// What holds for an incident now.
  Uni<Set<StepGuard>> guards(UUID incident) {
    return Uni.join()
        .all(guards.stream().map(guard -> guard.holds(incident)).toList())
        .andFailFast()
        .map(this::those);
  }

  private Set<StepGuard> those(List<Boolean> holding) {
    var held = new HashSet<StepGuard>();
    for (var i = 0; i < guards.size(); i++) {
      if (holding.get(i)) {
        held.add(guards.get(i).guard());
      }
    }
    return held.isEmpty() ? EnumSet.noneOf(StepGuard.class) : EnumSet.copyOf(held);
  }

  /// The start of a run for an incident, as part of a reaction; with the steps that are in force
  /// when it is carried out.
  public Order order(UUID incident, String playbook, Trigger trigger, Reason reason, Instant at) {
    var run = runOf(incident, playbook);
    return new Order() {
      @Override
      public StreamId stream() {
        return new StreamId(CATEGORY, run);
      }

      @Override
      public String command() {
        return Start.class.getSimpleName();
      }

      @Override
      public Uni<String> carryOut(SqlConnection transaction, CommandContext context) {
        return playbooks
            .of(playbook, at)
            .flatMap(
                found ->
                    found
                        .map(
                            inForce ->
                                runner
                                    .order(
                                        run, new Start(run, incident, inForce, trigger, reason, at))
                                    .carryOut(transaction, context))
                        .orElseGet(() -> Uni.createFrom().item("no playbook " + playbook)));
      }
    };
  }

  /// Who carried out playbooks for the incident, of whatever version of the packs.
  @Override
  public Uni<Set<String>> partakers(UUID incident, @Nullable UUID report) {
    var runs =
        packs.versions().all().stream()
            .flatMap(pack -> pack.playbooks().stream())
            .map(playbook -> runOf(incident, playbook.id()))
            .distinct()
            .map(
                run ->
                    PartakersLookup.<PlaybookRunEvent>actors(
                        (after, limit) -> runner.history(run, after, limit), _ -> true))
            .toList();
    return Uni.join()
        .all(runs)
        .andFailFast()
        .map(found -> found.stream().flatMap(Set::stream).collect(Collectors.toSet()));
  }
}
