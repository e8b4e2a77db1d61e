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
import org.aimsledger.eventstore.handle.Note;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.eventstore.store.ReturnedCause;

/// Carries out what a reaction orders. Each event that leads to commands has a transaction of its
/// own, so that one transaction holds the locks of as few lanes as possible; events that lead to
/// nothing, or to notes, ride along, and where a poll brought no others all of it is one
/// transaction.
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

  @Override
  public List<List<LaneRun>> transactions(List<LaneRun> runs) {
    var parts = runs.stream().map(this::parts).toList();
    if (parts.stream().allMatch(each -> each.size() == 1 && each.getFirst().rides())) {
      return List.of(runs);
    }
    return parts.stream().flatMap(List::stream).map(Part::run).map(List::of).toList();
  }

  /// @param rides whether no event of it leads to a command
  private record Part(LaneRun run, boolean rides) {}

  private List<Part> parts(LaneRun run) {
    var parts = new ArrayList<Part>();
    var from = 0;
    for (var i = 0; i < run.events().size(); i++) {
      if (leadsToCommand(run.events().get(i))) {
        parts.add(new Part(run.part(from, i + 1), false));
        from = i + 1;
      }
    }
    if (from < run.events().size()) {
      parts.add(new Part(run.part(from, run.events().size()), true));
    }
    return parts;
  }

  private boolean leadsToCommand(ReceivedEvent received) {
    return read(received)
        .filter(event -> orders(event).stream().anyMatch(order -> !(order instanceof Note)))
        .isPresent();
  }

  /// What is carried out at once: a command, or notes that follow each other in the same book.
  private sealed interface Step {
    record Command(ReceivedEvent received, EventMeta meta, Order order) implements Step {}

    record Notes(List<Note<?>> notes) implements Step {}
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, List<LaneRun> runs) {
    return Multi.createFrom()
        .iterable(steps(runs))
        .onItem()
        .transformToUniAndConcatenate(
            step ->
                switch (step) {
                  case Step.Command command -> carryOut(tx, command);
                  case Step.Notes(var notes) -> Note.keepAll(notes, tx);
                })
        .onItem()
        .ignoreAsUni();
  }

  private List<Step> steps(List<LaneRun> runs) {
    var steps = new ArrayList<Step>();
    for (var run : runs) {
      for (var received : run.events()) {
        read(received).ifPresent(event -> add(received, event, steps));
      }
    }
    return steps;
  }

  private void add(ReceivedEvent received, Recorded<F> event, List<Step> steps) {
    for (var order : orders(event)) {
      if (carriedOut.test(returned(event.meta(), order))) {
        continue;
      }
      if (!(order instanceof Note<?> note)) {
        steps.add(new Step.Command(received, event.meta(), order));
      } else if (!steps.isEmpty()
          && steps.getLast() instanceof Step.Notes(var notes)
          && notes.getLast().book() == note.book()) {
        notes.add(note);
      } else {
        steps.add(new Step.Notes(new ArrayList<>(List.of(note))));
      }
    }
  }

  private Uni<Void> carryOut(SqlConnection tx, Step.Command command) {
    var meta = command.meta();
    var context =
        new CommandContext(actor, meta.correlation(), meta.id().toString(), null, null, null);
    return command
        .order()
        .carryOut(tx, context)
        .flatMap(
            refusal ->
                refusal.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : keepRefusal(tx, command.received(), meta, command.order(), refusal));
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
