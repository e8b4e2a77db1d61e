package org.aimsledger.eventstore.inbox;

import io.vertx.mutiny.sqlclient.Pool;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.aimsledger.eventstore.store.ReturnedCause;
import org.aimsledger.eventstore.store.RowSeals;

/// Opens the inboxes of one service and knows all of them.
public final class Inboxes {
  private final Pool pool;
  private final String service;
  private final Function<String, LaneSource> producers;
  private final InboxSettings settings;
  private final InboxObserver observer;
  private final Clock clock;
  private final RowSeals seals;
  private final List<Inbox> opened = new CopyOnWriteArrayList<>();
  private final Map<String, LaneSource> sources = new ConcurrentHashMap<>();
  private final Set<String> read = new ConcurrentSkipListSet<>();
  private volatile Set<ReturnedCause> carriedOut = Set.of();

  /// @param service name of the own service
  /// @param producers where the log of a foreign service, given its name, can be read
  /// @param seals of the places up to which events were applied
  public Inboxes(
      Pool pool,
      String service,
      Function<String, LaneSource> producers,
      InboxSettings settings,
      InboxObserver observer,
      Clock clock,
      RowSeals seals) {
    this.pool = pool;
    this.service = service;
    this.producers = producers;
    this.settings = settings;
    this.observer = observer;
    this.clock = clock;
    this.seals = seals;
  }

  /// An inbox whose events lead to commands.
  public <F> Inbox open(Subscription<F> subscription) {
    return open(subscription.source(), reaction(subscription));
  }

  /// An inbox with an effect of its own.
  public Inbox open(String source, InboxEffect effect) {
    return open(source, source, effect);
  }

  /// A further inbox for the events of a service that has one already, with cursors of its own:
  /// what holds up one doesn't hold up the other.
  ///
  /// @param purpose tells the two apart, e.g. `detection`
  public Inbox openBeside(String source, String purpose, InboxEffect effect) {
    return open(source, source + "/" + purpose, effect);
  }

  /// The same for events that lead to commands.
  ///
  /// @param purpose tells the two apart, e.g. `detection`
  public <F> Inbox openBeside(Subscription<F> subscription, String purpose) {
    return openBeside(subscription.source(), purpose, reaction(subscription));
  }

  private <F> InboxEffect reaction(Subscription<F> subscription) {
    return new ReactionEffect<>(
        subscription, service, clock, observer, order -> carriedOut.contains(order));
  }

  private Inbox open(String producer, String name, InboxEffect effect) {
    var inbox = new Inbox(pool, name, effect, producer(producer), settings, observer, seals);
    opened.add(inbox);
    read.add(producer);
    return inbox;
  }

  /// Orders that were carried out before, although the cursors don't know it: what came of them
  /// came back after the database was put back.
  ///
  /// @param orders what gave them and which streams they went to: two inboxes may react to one
  ///   event, and only what one of them did may have come back
  public void carriedOut(Set<ReturnedCause> orders) {
    this.carriedOut = Set.copyOf(orders);
  }

  /// Every inbox opened so far.
  public List<Inbox> opened() {
    return List.copyOf(opened);
  }

  /// The services whose events are read, each once however many inboxes it has; in the order of
  /// their names.
  public List<String> services() {
    return List.copyOf(read);
  }

  /// The log of a foreign service. One object for each: it keeps what it is let in with.
  public LaneSource producer(String source) {
    return sources.computeIfAbsent(source, producers);
  }
}
