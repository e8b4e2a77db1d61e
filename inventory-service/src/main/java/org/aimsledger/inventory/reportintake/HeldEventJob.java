package org.aimsledger.inventory.reportintake;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.inventory.platform.InventoryLog;
import org.aimsledger.inventory.reportintake.EventQuarantineStore.Refusal;
import org.aimsledger.inventory.systemregister.SystemRegisterQuery;
import org.aimsledger.inventory.systemregister.SystemRegisterQuery.Named;
import org.aimsledger.inventory.unregisteredsystem.UnregisteredSystemCommand;
import org.aimsledger.inventory.unregisteredsystem.UnregisteredSystemCommandHandler;
import org.aimsledger.inventory.unregisteredsystems.UnregisteredSystemsQuery;
import org.jspecify.annotations.Nullable;

/// Compares the names under which events are held with the inventory: records what was held about a
/// system that is there now, in the order in which it came, and opens a finding for one that isn't.
///
/// Works from the tables alone, so it goes on after a kill, and two services may do it at once: a
/// report, a finding and the end of a held event are each recorded once.
@ApplicationScoped
class HeldEventJob {
  /// Systems read for one name; where there are more, nobody is sure to be the only one.
  private static final int NAMESAKES = 4;

  private final HeldEventStore held;
  private final SystemRegisterQuery register;
  private final UnregisteredSystemsQuery settled;
  private final DeliveryConsumer intake;
  private final LineageConsumer lineage;
  private final UnregisteredSystemCommandHandler findings;
  private final EventQuarantineStore quarantine;
  private final InventoryConfig config;
  private final Clock clock;

  /// Where the round before has ended; a new process begins anew.
  private final AtomicReference<String> place = new AtomicReference<>("");

  HeldEventJob(
      HeldEventStore held,
      SystemRegisterQuery register,
      UnregisteredSystemsQuery settled,
      DeliveryConsumer intake,
      LineageConsumer lineage,
      UnregisteredSystemCommandHandler findings,
      EventQuarantineStore quarantine,
      InventoryConfig config,
      Clock clock) {
    this.held = held;
    this.register = register;
    this.settled = settled;
    this.intake = intake;
    this.lineage = lineage;
    this.findings = findings;
    this.quarantine = quarantine;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      every = "${aims.inventory.intake.match-every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> match() {
    var most = config.intake().matchedNames();
    return Uni.combine()
        .all()
        .unis(held.unopened(most), held.openKeys(place.get(), most))
        .asTuple()
        .flatMap(
            keys -> {
              var page = keys.getItem2();
              place.set(page.size() < most ? "" : page.getLast());
              var all = new LinkedHashSet<>(keys.getItem1());
              all.addAll(page);
              return all.isEmpty()
                  ? Uni.createFrom().voidItem()
                  : match(all, Set.copyOf(keys.getItem1()));
            });
  }

  private Uni<Void> match(Set<String> keys, Set<String> unopened) {
    return systems(keys)
        .onItem()
        .transformToMulti(
            systems ->
                Multi.createFrom()
                    .iterable(keys)
                    .filter(key -> systems.containsKey(key) || unopened.contains(key))
                    .onItem()
                    .transformToUniAndConcatenate(key -> attempt(key, systems.get(key))))
        .onItem()
        .ignoreAsUni();
  }

  /// The systems that these names stand for by now, from the views: two statements, however many
  /// names there are.
  private Uni<Map<String, UUID>> systems(Set<String> keys) {
    var ids = new HashSet<UUID>();
    var externalIds = new HashSet<String>();
    var names = new HashSet<String>();
    var keyOf = new HashMap<UUID, String>();
    for (var key : keys) {
      keyOf.put(UnregisteredSystemCommandHandler.id(key), key);
      switch (NamedSystem.of(key)) {
        case NamedSystem.ById(var system) -> ids.add(system);
        case NamedSystem.ByExternalId(var externalId) -> externalIds.add(externalId.id());
        case NamedSystem.ByName(var name) -> names.add(NamedSystem.normal(name));
      }
    }
    var limit = NAMESAKES * keys.size();
    // One after the other: views have one session, and it does one thing at a time.
    return register
        .named(ids, externalIds, names, limit)
        .flatMap(
            registered ->
                settled
                    .settled(keyOf.keySet())
                    .map(
                        findings -> {
                          var systems = new HashMap<String, UUID>();
                          if (registered.size() < limit) {
                            systems.putAll(meant(keys, registered));
                          }
                          for (var finding : findings) {
                            systems.put(
                                Objects.requireNonNull(keyOf.get(finding.finding())),
                                finding.system());
                          }
                          return systems;
                        }));
  }

  /// Of two systems with the same name a person has to say which one is meant.
  private static Map<String, UUID> meant(Set<String> keys, List<Named> registered) {
    var systems = new HashMap<String, UUID>();
    for (var key : keys) {
      var name = NamedSystem.of(key);
      var meant = registered.stream().filter(system -> isMeant(name, system)).toList();
      if (meant.size() == 1) {
        systems.put(key, meant.getFirst().system());
      }
    }
    return systems;
  }

  private static boolean isMeant(NamedSystem name, Named system) {
    return switch (name) {
      case NamedSystem.ById(var id) -> id.equals(system.system());
      case NamedSystem.ByExternalId(var externalId) ->
          externalId.id().equals(system.externalId())
              && externalId.scope().equals(system.externalScope());
      case NamedSystem.ByName(var text) ->
          NamedSystem.normal(text).equals(NamedSystem.normal(system.name()));
    };
  }

  /// One name that can't be worked on must not hold up the others; it is tried again in a later
  /// round.
  private Uni<Void> attempt(String key, @Nullable UUID system) {
    var finding = UnregisteredSystemCommandHandler.id(key);
    return Uni.createFrom()
        .deferred(() -> system == null ? open(key, finding) : settle(key, finding, system))
        .onFailure()
        .invoke(failure -> InventoryLog.LOG.matchFailed(finding, failure.toString()))
        .onFailure()
        .recoverWithUni(Uni.createFrom().voidItem());
  }

  private Uni<Void> open(String key, UUID finding) {
    var name = NamedSystem.of(key);
    return held.open(key, 1)
        .flatMap(
            events ->
                events.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : findings
                        .note(
                            report(finding, name, events.getFirst()),
                            events.getFirst().receivedFrom(),
                            finding.toString())
                        .chain(() -> held.opened(key)));
  }

  private UnregisteredSystemCommand report(UUID finding, NamedSystem name, HeldEvent first) {
    return new UnregisteredSystemCommand.Report(
        finding,
        name.words(),
        name.externalIdOrNull(),
        first.source(),
        first.type(),
        clock.instant());
  }

  private Uni<Void> settle(String key, UUID finding, UUID system) {
    var noted = new UnregisteredSystemCommand.NoteRegistration(finding, system, clock.instant());
    return findings
        .note(noted, "inventory", finding.toString())
        .chain(() -> linked(key, system))
        .chain(() -> record(key, system));
  }

  /// What runs of a job have read before the system was there, that is this job.
  private Uni<Void> linked(String key, UUID system) {
    return NamedSystem.of(key) instanceof NamedSystem.ByExternalId(var id)
            && id.scope().equals(config.intake().openlineage().scope())
        ? lineage.systemIsThere(system, id.id())
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> record(String key, UUID system) {
    return held.open(key, config.intake().matchedEvents())
        .flatMap(
            events ->
                events.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : record(events, system).chain(() -> record(key, system)));
  }

  private Uni<Void> record(List<HeldEvent> events, UUID system) {
    var recorded = new ArrayList<UUID>(events.size());
    var refused = new HashMap<UUID, Refusal>();
    return Multi.createFrom()
        .iterable(events)
        .onItem()
        // One after the other: in the log they stand in the order in which they came.
        .transformToUniAndConcatenate(
            event ->
                intake
                    .takeHeld(event, system)
                    .invoke(
                        result -> {
                          if (result instanceof Intake.Refused(var why)) {
                            refused.put(event.report(), refusal(event, why));
                          } else {
                            recorded.add(event.report());
                          }
                        }))
        .onItem()
        .ignoreAsUni()
        .chain(() -> quarantined(refused, system))
        .chain(() -> held.resolve(recorded, HeldEvent.Status.RECORDED, system, clock.instant()));
  }

  private static Refusal refusal(HeldEvent event, IntakeResult.Refused why) {
    return new Refusal("held/" + event.report(), event.receivedFrom(), why, event.raw());
  }

  private Uni<Void> quarantined(Map<UUID, Refusal> refused, UUID system) {
    var now = clock.instant();
    return refused.isEmpty()
        ? Uni.createFrom().voidItem()
        : quarantine
            .keep(List.copyOf(refused.values()), now)
            .chain(
                () ->
                    held.resolve(
                        List.copyOf(refused.keySet()), HeldEvent.Status.QUARANTINED, system, now));
  }
}
