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

  /// An event that leads to something.
  private record Read<F>(ReceivedEvent received, Recorded<F> event) {}

  /// What an event leads to.
  private record Call(ReceivedEvent received, EventMeta meta, Order order) {
    boolean isNote() {
      return order instanceof Note;
    }
  }

  /// Some events of a lane.
  ///
  /// @param read those that lead to something
  /// @param rides whether that are notes
  private record Part<F>(LaneRun run, List<Read<F>> read, boolean rides) {}

  /// Reads each event once, here: most events of a topic lead to nothing, and reading them is what
  /// following it costs. What they lead to is asked again in their transaction, for the time it has
  /// then.
  @Override
  public List<InboxTransaction> plan(List<LaneRun> runs) {
    var parts = runs.stream().flatMap(run -> parts(run).stream()).toList();
    if (parts.size() == runs.size() && parts.stream().allMatch(part -> part.rides())) {
      var read = parts.stream().flatMap(part -> part.read().stream()).toList();
      return List.of(new InboxTransaction(runs, tx -> carryOut(tx, read)));
    }
    return parts.stream()
        .map(part -> new InboxTransaction(List.of(part.run()), tx -> carryOut(tx, part.read())))
        .toList();
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, List<LaneRun> runs) {
    return Multi.createFrom()
        .iterable(plan(runs))
        .onItem()
        .transformToUniAndConcatenate(part -> part.work().apply(tx))
        .onItem()
        .ignoreAsUni();
  }

  private List<Part<F>> parts(LaneRun run) {
    var parts = new ArrayList<Part<F>>();
    var open = new ArrayList<Read<F>>();
    var from = 0;
    for (var to = 1; to <= run.events().size(); to++) {
      var received = run.events().get(to - 1);
      var orders =
          read(received)
              .map(
                  event -> {
                    var led = orders(event);
                    if (!led.isEmpty()) {
                      open.add(new Read<>(received, event));
                    }
                    return led;
                  })
              .orElse(List.of());
      var rides = orders.stream().allMatch(Note.class::isInstance);
      if (to == run.events().size() || !rides) {
        parts.add(new Part<>(run.part(from, to), List.copyOf(open), rides));
        open.clear();
        from = to;
      }
    }
    return parts;
  }

  private List<Call> calls(Read<F> read) {
    var meta = read.event().meta();
    return orders(read.event()).stream()
        .filter(order -> !carriedOut.test(returned(meta, order)))
        .map(order -> new Call(read.received(), meta, order))
        .toList();
  }

  private Uni<Void> carryOut(SqlConnection tx, List<Read<F>> read) {
    return Multi.createFrom()
        .iterable(atOnce(read.stream().flatMap(each -> calls(each).stream()).toList()))
        .onItem()
        .transformToUniAndConcatenate(
            some ->
                some.getFirst().isNote()
                    ? Note.keepAll(notes(some), tx)
                    : carryOut(tx, some.getFirst()))
        .onItem()
        .ignoreAsUni();
  }

  /// What is carried out at once: a command, or notes that follow each other in the same book.
  private static List<List<Call>> atOnce(List<Call> calls) {
    var groups = new ArrayList<List<Call>>();
    for (var call : calls) {
      if (groups.isEmpty() || !haveOneBook(groups.getLast().getLast(), call)) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(call);
    }
    return groups;
  }

  private static boolean haveOneBook(Call one, Call other) {
    return one.order() instanceof Note<?> first
        && other.order() instanceof Note<?> second
        && first.book().equals(second.book());
  }

  private static List<Note<?>> notes(List<Call> calls) {
    var notes = new ArrayList<Note<?>>();
    for (var call : calls) {
      if (call.order() instanceof Note<?> note) {
        notes.add(note);
      }
    }
    return notes;
  }

  private Uni<Void> carryOut(SqlConnection tx, Call call) {
    var meta = call.meta();
    var context =
        new CommandContext(actor, meta.correlation(), meta.id().toString(), null, null, null);
    return call.order()
        .carryOut(tx, context)
        .flatMap(
            refusal ->
                refusal.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : keepRefusal(tx, call.received(), meta, call.order(), refusal));
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
