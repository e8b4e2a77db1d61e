package org.aimsledger.inventory.reportintake;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.inventory.aisystemreport.AiSystemReportCommandHandler;
import org.aimsledger.inventory.aisystemreport.AiSystemReportRejection;
import org.aimsledger.inventory.aisystemreport.ReportReceipt;
import org.aimsledger.inventory.outofscopeuse.OutOfScopeUseCommandHandler;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.inventory.reportintake.EventQuarantineStore.Refusal;
import org.aimsledger.inventory.unregisteredsystem.UnregisteredSystemCommandHandler;
import org.jspecify.annotations.Nullable;

/// Takes groups of events in, whatever way they came. Reports of a group are recorded at the same
/// time, so the store appends them together; what is held or quarantined takes one statement a
/// group.
///
/// A group that fails may be partly recorded. Repeating it whole is harmless.
@ApplicationScoped
class DeliveryConsumer {
  private final NamedSystemQuery names;
  private final AiSystemReportCommandHandler reports;
  private final OutOfScopeUseCommandHandler uses;
  private final HeldEventStore held;
  private final EventQuarantineStore quarantine;
  private final InventoryConfig config;
  private final ReportSources sources;
  private final Clock clock;

  DeliveryConsumer(
      NamedSystemQuery names,
      AiSystemReportCommandHandler reports,
      OutOfScopeUseCommandHandler uses,
      HeldEventStore held,
      EventQuarantineStore quarantine,
      InventoryConfig config,
      Clock clock) {
    this.names = names;
    this.reports = reports;
    this.uses = uses;
    this.held = held;
    this.quarantine = quarantine;
    this.config = config;
    this.sources = new ReportSources(config.intake().sources());
    this.clock = clock;
  }

  /// One readable event of a group.
  private record Item(int index, Delivery delivery, ReportDraft draft, UUID report) {}

  /// Records, holds or quarantines each event.
  ///
  /// @return what became of them, in their order
  Uni<List<Intake>> takeOrKeep(List<Delivery> group) {
    var now = clock.instant();
    return take(group, now).flatMap(intakes -> keepRefused(group, intakes, now));
  }

  /// Records or holds an event, or says why not.
  Uni<Intake> take(Delivery delivery) {
    return take(List.of(delivery), clock.instant()).map(List::getFirst);
  }

  /// Keeps an event in quarantine for a reason found elsewhere.
  Uni<Intake> keep(Delivery delivery, IntakeResult.Refused why) {
    return keepRefused(List.of(delivery), List.of(new Intake.Refused(why)), clock.instant())
        .map(List::getFirst);
  }

  /// Records an event that was held until now.
  Uni<Intake> takeHeld(HeldEvent event, UUID system) {
    var now = clock.instant();
    return switch (ReportIntakeReader.read(event.raw(), now)) {
      case IntakeResult.Refused why -> Uni.createFrom().item(new Intake.Refused(why));
      case IntakeResult.Understood(var draft) ->
          receive(draft, event.report(), system, event.receivedFrom(), now);
    };
  }

  private Uni<List<Intake>> take(List<Delivery> group, Instant now) {
    var results = new Intake[group.size()];
    var items = new ArrayList<Item>(group.size());
    for (var i = 0; i < results.length; i++) {
      var delivery = group.get(i);
      var result =
          delivery.fault() != null
              ? delivery.fault()
              : ReportIntakeReader.read(delivery.bytes(), now);
      switch (result) {
        case IntakeResult.Refused why -> results[i] = new Intake.Refused(why);
        case IntakeResult.Understood(var draft)
            when !sources.allow(delivery.sender(), draft.source()) ->
            results[i] = new Intake.Refused(sources.refusal(delivery.sender(), draft.source()));
        case IntakeResult.Understood(var draft) ->
            items.add(
                new Item(
                    i,
                    delivery,
                    draft,
                    AiSystemReportCommandHandler.id(draft.source(), draft.id())));
      }
    }
    return names
        .find(items.stream().map(item -> item.draft().system()).collect(Collectors.toSet()))
        .flatMap(systems -> recordOrHold(items, systems, results, now))
        .replaceWith(() -> List.copyOf(Arrays.asList(results)));
  }

  private Uni<Void> recordOrHold(
      List<Item> items, Map<NamedSystem, UUID> systems, Intake[] results, Instant now) {
    var first = new ArrayList<Item>(items.size());
    var repeated = new ArrayList<Item>();
    var unknown = new ArrayList<Item>();
    var seen = new HashSet<UUID>();
    for (var item : items) {
      if (!systems.containsKey(item.draft().system())) {
        unknown.add(item);
      } else if (seen.add(item.report())) {
        first.add(item);
      } else {
        repeated.add(item);
      }
    }
    return record(first, systems, results, now)
        .chain(() -> record(repeated, systems, results, now))
        .invoke(() -> repeated.forEach(item -> results[item.index()] = again(item, results)))
        .chain(() -> unknown.isEmpty() ? Uni.createFrom().voidItem() : hold(unknown, results, now));
  }

  /// Times tell a repeat from the first, but within a group all have the same.
  private static Intake again(Item item, Intake[] results) {
    return results[item.index()] instanceof Intake.Recorded(var report, var system, _)
        ? new Intake.Recorded(report, system, true)
        : results[item.index()];
  }

  private Uni<Void> record(
      List<Item> items, Map<NamedSystem, UUID> systems, Intake[] results, Instant now) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUni(
            item ->
                receive(
                        item.draft(),
                        item.report(),
                        Objects.requireNonNull(systems.get(item.draft().system())),
                        item.delivery().actor(),
                        now)
                    .invoke(intake -> results[item.index()] = intake))
        .merge(config.intake().concurrency())
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Intake> receive(
      ReportDraft draft, UUID report, UUID system, String actor, Instant now) {
    var command = WhenSystemIsReportedRecordReportPolicy.command(draft, report, system, now);
    var correlation = Objects.requireNonNullElse(draft.correlation(), report.toString());
    return reports
        .receive(command, actor, correlation)
        .map(
            receipt ->
                switch (receipt) {
                  case ReportReceipt.Recorded(var id, var before) ->
                      new Intake.Recorded(id, system, before);
                  case ReportReceipt.Refused(var reason) -> refused(reason);
                })
        .call(
            intake ->
                draft.kind() == ReportKind.OUT_OF_SCOPE_USE
                        && intake instanceof Intake.Recorded(var id, _, _)
                    // Also for a repeat: the first try may have ended between the two.
                    ? uses.note(
                        WhenUseIsOutOfScopeReportItPolicy.command(draft, id, system, now),
                        actor,
                        correlation)
                    : Uni.createFrom().voidItem());
  }

  private static Intake refused(AiSystemReportRejection reason) {
    return switch (reason) {
      case AiSystemReportRejection.ExternalIdReused r -> reused(r.reporter(), r.externalId());
    };
  }

  private static Intake reused(String source, String id) {
    return new Intake.Refused(
        new IntakeResult.Refused(
            QuarantineReason.EXTERNAL_ID_REUSED,
            source + " used the id " + id + " for another report before"));
  }

  private Uni<Void> hold(List<Item> items, Intake[] results, Instant now) {
    var keys = items.stream().map(item -> item.draft().system().key()).collect(Collectors.toSet());
    return held.full(keys, config.intake().heldPerSystem())
        .flatMap(
            full -> {
              var free = new ArrayList<Item>(items.size());
              for (var item : items) {
                if (full.contains(item.draft().system().key())) {
                  results[item.index()] = tooMany(item.draft());
                } else {
                  free.add(item);
                }
              }
              return free.isEmpty() ? Uni.createFrom().voidItem() : store(free, results, now);
            });
  }

  private Intake tooMany(ReportDraft draft) {
    return new Intake.Refused(
        new IntakeResult.Refused(
            QuarantineReason.TOO_MANY_HELD,
            draft.system().words()
                + " is not in the inventory, and "
                + config.intake().heldPerSystem()
                + " events about it are held already"));
  }

  private Uni<Void> store(List<Item> items, Intake[] results, Instant now) {
    var fingerprints = new HashMap<UUID, String>();
    var events = new ArrayList<HeldEvent>(items.size());
    for (var item : items) {
      var event = heldEvent(item, now);
      if (fingerprints.putIfAbsent(item.report(), event.fingerprint()) == null) {
        events.add(event);
      }
    }
    return held.hold(events)
        .invoke(
            stored -> {
              fingerprints.putAll(stored);
              for (var item : items) {
                var draft = item.draft();
                results[item.index()] =
                    draft.fingerprint().equals(fingerprints.get(item.report()))
                        ? new Intake.Held(item.report(), finding(item))
                        : reused(draft.source(), draft.id());
              }
            })
        .replaceWithVoid();
  }

  private static @Nullable UUID finding(Item item) {
    return item.delivery().findings()
        ? UnregisteredSystemCommandHandler.id(item.draft().system().key())
        : null;
  }

  private static HeldEvent heldEvent(Item item, Instant now) {
    var draft = item.draft();
    var key = draft.system().key();
    return new HeldEvent(
        item.report(),
        0,
        key,
        UnregisteredSystemCommandHandler.id(key),
        draft.fingerprint(),
        draft.source(),
        draft.id(),
        draft.type(),
        now,
        item.delivery().actor(),
        item.delivery().bytes(),
        item.delivery().findings(),
        HeldEvent.Status.HELD,
        null,
        null);
  }

  private Uni<List<Intake>> keepRefused(List<Delivery> group, List<Intake> intakes, Instant now) {
    var refusals = new HashMap<Integer, Refusal>();
    for (var i = 0; i < group.size(); i++) {
      if (intakes.get(i) instanceof Intake.Refused(var why)) {
        var delivery = group.get(i);
        refusals.put(
            i, new Refusal(delivery.placeOrHash(), delivery.actor(), why, delivery.bytes()));
      }
    }
    if (refusals.isEmpty()) {
      return Uni.createFrom().item(intakes);
    }
    return quarantine
        .keep(List.copyOf(refusals.values()), now)
        .map(
            entries -> {
              var kept = new ArrayList<>(intakes);
              refusals.forEach(
                  (index, refusal) ->
                      kept.set(
                          index,
                          new Intake.Kept(
                              Objects.requireNonNull(entries.get(refusal.place())),
                              refusal.why())));
              return List.copyOf(kept);
            });
  }
}
