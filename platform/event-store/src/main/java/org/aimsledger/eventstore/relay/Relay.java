package org.aimsledger.eventstore.relay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.aimsledger.eventstore.relay.CursorTable.Position;
import org.aimsledger.eventstore.relay.LaneReader.Waiting;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.Pace;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Sends the lanes of one service to its topic. One virtual thread and one database connection for
/// all lanes; the connection holds the advisory lock of each lane it serves, so a lane has one
/// active relay at a time, and a relay that lost its connection can't move a cursor any more,
/// neither forwards nor back.
public final class Relay implements AutoCloseable {
  private static final long UNKNOWN = -1;

  private final Pool pool;
  private final EventLog log;
  private final String topic;
  private final Supplier<Producer<byte[], byte[]>> producers;
  private final Supplier<Admin> admins;
  private final RelaySettings settings;
  private final RelayObserver observer;
  private final AtomicLongArray cursors;
  private final Thread thread;
  private volatile boolean stopped;

  /// @param producers makes a Kafka producer with `acks=all` and idempotence; called again after a
  ///   failure
  /// @param admins makes what the broker is asked with; called as often
  public Relay(
      Pool pool,
      EventLog log,
      String topic,
      Supplier<Producer<byte[], byte[]>> producers,
      Supplier<Admin> admins,
      RelaySettings settings,
      RelayObserver observer) {
    this.pool = pool;
    this.log = log;
    this.topic = topic;
    this.producers = producers;
    this.admins = admins;
    this.settings = settings;
    this.observer = observer;
    this.cursors = new AtomicLongArray(log.heads().lanes());
    this.thread = Thread.ofVirtual().name("relay").unstarted(this::loop);
  }

  /// Starts sending, unless it was closed before.
  public void start() {
    if (!stopped) {
      thread.start();
    }
  }

  /// Number up to which the broker has acknowledged the lane, as far as this process knows.
  public long cursor(int lane) {
    return cursors.get(lane);
  }

  /// Stops after the round that is under way.
  @Override
  public void close() {
    stopped = true;
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    thread.interrupt();
    try {
      var _ = thread.join(settings.answer());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    while (!stopped) {
      try (var session = open()) {
        session.run();
      } catch (InterruptedException _) {
        return;
      } catch (ExecutionException | TimeoutException | RuntimeException e) {
        if (stopped) {
          return;
        }
        observer.failed(e);
        if (!pause(settings.pause())) {
          return;
        }
      }
    }
  }

  /// The clients of the broker first: they may fail to start, and a connection taken before would
  /// be lost to the pool.
  private Session open() throws InterruptedException, ExecutionException, TimeoutException {
    var producer = producers.get();
    try {
      var admin = admins.get();
      try {
        return new Session(await(pool.getConnection()), producer, admin);
      } catch (InterruptedException | ExecutionException | TimeoutException | RuntimeException e) {
        admin.close(Duration.ZERO);
        throw e;
      }
    } catch (InterruptedException | ExecutionException | TimeoutException | RuntimeException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  private static boolean pause(Duration duration) {
    try {
      Thread.sleep(duration);
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  private <T> T await(Uni<T> work)
      throws InterruptedException, ExecutionException, TimeoutException {
    return work.subscribeAsCompletionStage()
        .get(settings.answer().toMillis(), TimeUnit.MILLISECONDS);
  }

  /// An event on its way to the broker.
  private record Sent(Waiting event, Future<RecordMetadata> answer) {}

  /// One connection and one producer; ends with the first failure of either.
  private final class Session implements AutoCloseable {
    private final SqlConnection connection;
    private final CursorTable table;
    private final Producer<byte[], byte[]> producer;
    private final Admin admin;

    private final Pace pace = new Pace(settings.spacing());

    /// The lanes whose locks the connection holds.
    private final SortedMap<Integer, Position> mine = new TreeMap<>();

    Session(SqlConnection connection, Producer<byte[], byte[]> producer, Admin admin) {
      this.connection = connection;
      this.table = new CursorTable(connection);
      this.producer = producer;
      this.admin = admin;
    }

    void run() throws InterruptedException, ExecutionException, TimeoutException {
      var _ = await(table.open());
      var nextTry = System.nanoTime();
      var nextLook = nextTry;
      while (!stopped) {
        // A lane that another relay serves is asked for once a rest, not once a round.
        if (System.nanoTime() - nextTry >= 0) {
          if (lockLanes()) {
            nextLook = System.nanoTime();
          }
          nextTry = System.nanoTime() + settings.rest().toNanos();
        }
        if (System.nanoTime() - nextLook >= 0) {
          look();
          nextLook = System.nanoTime() + settings.look().toNanos();
        }
        if (!round()) {
          // A lane that another relay serves must not keep this one awake.
          var _ = log.heads().awaitAnyBeyond(seen(), settings.rest());
        }
      }
    }

    private long[] seen() {
      var seen = new long[cursors.length()];
      for (var lane = 0; lane < seen.length; lane++) {
        seen[lane] = mine.containsKey(lane) ? cursors.get(lane) : Long.MAX_VALUE;
      }
      return seen;
    }

    /// @return whether there are new ones
    private boolean lockLanes() throws InterruptedException, ExecutionException, TimeoutException {
      var wanted = lanes(lane -> !mine.containsKey(lane));
      if (wanted.length == 0) {
        return false;
      }
      var got = await(table.lock(wanted));
      for (var position : await(table.read(wanted))) {
        cursors.set(position.lane(), position.seq());
        if (got.contains(position.lane())) {
          mine.put(position.lane(), position);
        }
      }
      return !got.isEmpty();
    }

    /// Asks the broker whether it still has what it has acknowledged. Answers to what comes next
    /// would show most losses, but nothing may come for a long time, and a broker that was wiped
    /// and then got the last batch of a dying relay answers like any other.
    private void look() throws InterruptedException, ExecutionException, TimeoutException {
      if (mine.isEmpty()) {
        return;
      }
      TopicState now;
      try {
        now = TopicState.read(admin, topic, mine.keySet(), settings);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
          // Not made yet, or deleted: the next look or the next answer shows what is there then.
          return;
        }
        throw e;
      }
      var lost = mine.values().stream().filter(now::lacks).map(Position::lane).toList();
      sendAgain(now, lost);
      mine.replaceAll((lane, position) -> now.at(lane, position.seq()));
    }

    /// Sets lanes back to their beginning. Consumers drop what they have.
    private void sendAgain(TopicState now, Collection<Integer> lanes)
        throws InterruptedException, ExecutionException, TimeoutException {
      if (lanes.isEmpty()) {
        return;
      }
      var begun = lanes.stream().map(lane -> now.at(lane, 0)).toList();
      var _ = await(table.setBack(begun));
      for (var position : begun) {
        mine.put(position.lane(), position);
        var before = cursors.getAndSet(position.lane(), 0);
        if (before > 0) {
          observer.lost(position.lane(), before);
        }
      }
    }

    /// Sends what waits in all lanes together: one read, one flush, one move of the cursors.
    ///
    /// @return whether something was sent
    private boolean round() throws InterruptedException, ExecutionException, TimeoutException {
      if (behind().length == 0) {
        return false;
      }
      pace.await();
      var behind = behind();
      var waiting = await(LaneReader.read(connection, behind, cursors::get, settings));
      var sent = new ArrayList<Sent>();
      for (var event : waiting) {
        sent.add(new Sent(event, producer.send(event.in(topic))));
      }
      producer.flush();
      settle(sent);
      if (filled(sent)) {
        pace.hurry();
      }
      return !sent.isEmpty();
    }

    private Short[] behind() {
      return lanes(lane -> mine.containsKey(lane) && log.heads().of(lane) > cursors.get(lane));
    }

    /// Whether the limits of a round may have left something behind.
    private boolean filled(List<Sent> sent) {
      var events = new HashMap<Integer, Integer>();
      var bytes = new HashMap<Integer, Long>();
      for (var one : sent) {
        events.merge(one.event().lane(), 1, Integer::sum);
        bytes.merge(one.event().lane(), (long) one.event().document().length, Long::sum);
      }
      return events.values().stream().anyMatch(count -> count >= settings.batch())
          || bytes.values().stream().anyMatch(sum -> sum >= settings.bytes());
    }

    /// Moves each cursor over what the broker has, without a hole. A lane that failed doesn't hold
    /// up the others, but it ends the session: its producer can't be trusted with the order any
    /// more.
    private void settle(List<Sent> sent)
        throws InterruptedException, ExecutionException, TimeoutException {
      var acknowledged = new TreeMap<Integer, Position>();
      var failures = new TreeMap<Integer, ExecutionException>();
      var lost = new TreeSet<Integer>();
      for (var one : sent) {
        var lane = one.event().lane();
        if (failures.containsKey(lane) || lost.contains(lane)) {
          continue;
        }
        try {
          var before = acknowledged.getOrDefault(lane, position(lane));
          var end = endBehind(one.answer());
          if (end != UNKNOWN && end <= before.sent()) {
            // There were more records once: the lane begins anew, and this one doesn't count.
            lost.add(lane);
            var _ = acknowledged.remove(lane);
          } else {
            acknowledged.put(lane, before.moved(one.event().seq(), end));
          }
        } catch (ExecutionException e) {
          failures.put(lane, e);
        }
      }
      moveCursors(acknowledged);
      if (!lost.isEmpty()) {
        sendAgain(TopicState.read(admin, topic, lost, settings), lost);
      }
      if (!failures.isEmpty()) {
        throw failures.values().iterator().next();
      }
    }

    private Position position(int lane) {
      return Objects.requireNonNull(mine.get(lane));
    }

    /// Waits for the answer.
    ///
    /// @return the offset behind the record; [#UNKNOWN] when the broker knows that it has a record
    ///   that came twice, but no longer where
    private long endBehind(Future<RecordMetadata> answer)
        throws InterruptedException, ExecutionException, TimeoutException {
      var metadata = answer.get(settings.answer().toMillis(), TimeUnit.MILLISECONDS);
      return metadata.hasOffset() ? metadata.offset() + 1 : UNKNOWN;
    }

    private void moveCursors(SortedMap<Integer, Position> acknowledged)
        throws InterruptedException, ExecutionException, TimeoutException {
      if (acknowledged.isEmpty()) {
        return;
      }
      var _ = await(table.move(List.copyOf(acknowledged.values())));
      mine.putAll(acknowledged);
      acknowledged.forEach(
          (lane, position) -> {
            var events = (int) (position.seq() - cursors.getAndSet(lane, position.seq()));
            observer.sent(lane, position.seq(), events);
          });
    }

    private Short[] lanes(IntPredicate which) {
      return IntStream.range(0, cursors.length())
          .filter(which)
          .mapToObj(lane -> (short) lane)
          .toArray(Short[]::new);
    }

    @Override
    public void close() {
      producer.close(Duration.ofSeconds(1));
      admin.close(Duration.ofSeconds(1));
      table.close().subscribe().with(_ -> {}, _ -> {});
    }
  }
}
