package org.aimsledger.inventory.billofmaterials;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.inventory.component.ComponentCommandHandler;
import org.aimsledger.inventory.componentlink.ComponentLinkCommand;
import org.aimsledger.inventory.componentlink.ComponentLinkCommandHandler;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.inventory.platform.InventoryLog;

/// Carries out accepted items, one after the other: a version needs its model, a link its ends.
/// Harmless to repeat, so after a kill it goes on with those that are still marked.
@ApplicationScoped
class BillJob {
  private static final int LONGEST_REASON = 1_000;

  private final BillStore store;
  private final ComponentCommandHandler components;
  private final ComponentLinkCommandHandler links;
  private final InventoryConfig config;
  private final Clock clock;

  BillJob(
      BillStore store,
      ComponentCommandHandler components,
      ComponentLinkCommandHandler links,
      InventoryConfig config,
      Clock clock) {
    this.store = store;
    this.components = components;
    this.links = links;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      every = "${aims.inventory.bills.every:0.5s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> work() {
    return store
        .accepted(config.bills().chunk())
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(this::carryOut)
        .onItem()
        .ignoreAsUni()
        .onFailure()
        .invoke(failure -> InventoryLog.LOG.billItemsFailed(failure.toString()))
        .onFailure()
        .recoverWithUni(Uni.createFrom().voidItem());
  }

  private Uni<Void> carryOut(BillItem item) {
    return store
        .find(item.bill())
        .map(Optional::orElseThrow)
        .flatMap(
            bill ->
                switch (item.draft()) {
                  case Draft.Thing thing -> carryOut(bill, item, thing);
                  case Draft.Link link -> carryOut(bill, item, link);
                })
        .onFailure(IllegalFieldException.class)
        .recoverWithItem(failure -> Optional.of(String.valueOf(failure.getMessage())))
        .flatMap(reason -> store.carried(item, reason.map(BillJob::shortened).orElse(null)));
  }

  private Uni<Optional<String>> carryOut(Bill bill, BillItem item, Draft.Thing thing) {
    return components
        .load(thing.target(), new Moment.Now())
        .flatMap(
            known -> {
              var command =
                  ThingComparison.of(thing, known.state())
                      .command(thing, reason(bill), clock.instant());
              return command == null
                  ? Uni.createFrom().item(Optional.<String>empty())
                  : components.handle(command, context(bill, item)).map(BillJob::problem);
            });
  }

  private Uni<Optional<String>> carryOut(Bill bill, BillItem item, Draft.Link link) {
    var command =
        new ComponentLinkCommand.Join(
            link.target(),
            ComponentLinkCommand.Seen.unseen(link.from()),
            link.relation(),
            ComponentLinkCommand.Seen.unseen(link.to()),
            FieldSource.IMPORTED,
            Confidence.UNKNOWN,
            reason(bill),
            clock.instant());
    return links.handle(command, context(bill, item)).map(BillJob::problem);
  }

  private static String reason(Bill bill) {
    return "CycloneDX bill of materials %s version %d, sha256 %s"
        .formatted(
            Objects.requireNonNullElse(bill.serialNumber(), "without serial number"),
            bill.version(),
            bill.sha256());
  }

  /// In the name of who accepted it.
  private static CommandContext context(Bill bill, BillItem item) {
    return new CommandContext(
        Objects.requireNonNullElse(item.decidedBy(), bill.actor()),
        bill.correlation(),
        null,
        null,
        null,
        null);
  }

  private static <S, R> Optional<String> problem(Outcome<S, R> outcome) {
    return switch (outcome) {
      case Outcome.Done<S, R> _ -> Optional.empty();
      case Outcome.Refused<S, R>(var reason) -> Optional.of(String.valueOf(reason));
      case Outcome.Taken<S, R>(var claim, var holder) ->
          Optional.of(claim.key().replace('\n', ' ') + " belongs to " + holder);
      case Outcome.Conflict<S, R> _, Outcome.KeyReused<S, R> _ ->
          Optional.of("others were changing it at the same time; accept it again");
    };
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text;
  }
}
