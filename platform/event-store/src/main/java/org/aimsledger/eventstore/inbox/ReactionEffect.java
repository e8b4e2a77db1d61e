package org.aimsledger.eventstore.inbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.eventstore.store.ReturnedCause;

/// Carries out what a reaction orders. Each event that leads to orders has a transaction of its
/// own, so that one transaction holds the locks of as few lanes as possible; events without orders
/// ride along.
final class ReactionEffect<F> implements InboxEffect {
  private final Subscription<F> subscription;
  private final String actor;
  private final Clock clock;
  private final InboxObserver observer;
  private final Predicate<ReturnedCause> carriedOut;

  /// @param service name of the own service, named as actor of what it does on its own
  /// @param carriedOut whether an order was carried out before
  ReactionEffect(
      Subscription<F> subscription,
      String service,
      Clock clock,
      InboxObserver observer,
      Predicate<ReturnedCause> carriedOut) {
    this.subscription = subscription;
    this.actor = "service/" + service;
    this.clock = clock;
    this.observer = observer;
    this.carriedOut = carriedOut;
  }

  /// Cut behind each event that calls for something, so that of a part only the last one does:
  /// [#apply] doesn't look at the others again. Most events of a topic call for nothing, and
  /// reading them is what following it costs.
  @Override
  public List<List<LaneRun>> transactions(List<LaneRun> runs) {
    return runs.stream().flatMap(run -> parts(run).stream()).map(List::of).toList();
  }

  private List<LaneRun> parts(LaneRun run) {
    var parts = new ArrayList<LaneRun>();
    var from = 0;
    for (var i = 0; i < run.events().size(); i++) {
      if (read(run.events().get(i)).filter(event -> !orders(event).isEmpty()).isPresent()) {
        parts.add(run.part(from, i + 1));
        from = i + 1;
      }
    }
    if (from < run.events().size()) {
      parts.add(run.part(from, run.events().size()));
    }
    return parts;
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, List<LaneRun> runs) {
    return Multi.createFrom()
        .iterable(runs.stream().map(run -> run.events().getLast()).toList())
        .onItem()
        .transformToUniAndConcatenate(event -> carryOut(tx, event))
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Void> carryOut(SqlConnection tx, ReceivedEvent received) {
    return read(received)
        .map(event -> carryOut(tx, received, event))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Uni<Void> carryOut(SqlConnection tx, ReceivedEvent received, Recorded<F> event) {
    var meta = event.meta();
    var context =
        new CommandContext(actor, meta.correlation(), meta.id().toString(), null, null, null);
    return Multi.createFrom()
        .iterable(orders(event))
        .select()
        .where(order -> !carriedOut.test(returned(meta, order)))
        .onItem()
        .transformToUniAndConcatenate(
            order ->
                order
                    .carryOut(tx, context)
                    .flatMap(
                        refusal ->
                            refusal.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : keepRefusal(tx, received, meta, order, refusal)))
        .onItem()
        .ignoreAsUni();
  }

  private static ReturnedCause returned(EventMeta meta, Order order) {
    return new ReturnedCause(meta.id().toString(), order.stream().toString());
  }

  private Uni<Void> keepRefusal(
      SqlConnection tx, ReceivedEvent received, EventMeta meta, Order order, String reason) {
    observer.refused(
        received.source(), received.lane(), received.laneSeq(), order.command(), reason);
    return tx.preparedQuery(
            "insert into inbox_refusals (source, lane, seq, event_id, stream, command, reason)"
                + " values ($1, $2, $3, $4, $5, $6, $7)")
        .execute(
            Tuple.from(
                List.of(
                    received.source(),
                    (short) received.lane(),
                    received.laneSeq(),
                    meta.id(),
                    order.stream().toString(),
                    order.command(),
                    reason)))
        .replaceWithVoid();
  }

  private Optional<Recorded<F>> read(ReceivedEvent event) {
    return EventDocument.follow(
        subscription.types(), event.lane(), event.laneSeq(), event.document());
  }

  private List<Order> orders(Recorded<F> event) {
    return subscription.reaction().react(event, clock.instant());
  }
}
