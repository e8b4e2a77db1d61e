package org.aimsledger.eventstore.relay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.relay.LaneReader.Waiting;
import org.aimsledger.eventstore.store.EventLog;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Sends the lanes of one service to its topic. One virtual thread and one database connection for
/// all lanes; the connection holds the advisory lock of each lane it serves, so a lane has one
/// active relay at a time, and a relay that lost its connection can't move a cursor any more.
public final class Relay implements AutoCloseable {
  /// First key of the advisory locks; the second is the lane.
  private static final int LOCK = 0x41494D53;

  private static final byte[] CONTENT_TYPE = ascii("application/cloudevents+json; charset=UTF-8");

  private final Pool pool;
  private final EventLog log;
  private final String topic;
  private final Supplier<Producer<byte[], byte[]>> producers;
  private final RelaySettings settings;
  private final RelayObserver observer;
  private final AtomicLongArray cursors;
  private final Thread thread;
  private volatile boolean stopped;

  /// @param producers makes a Kafka producer with `acks=all` and idempotence; called again after a
  ///   failure
  public Relay(
      Pool pool,
      EventLog log,
      String topic,
      Supplier<Producer<byte[], byte[]>> producers,
      RelaySettings settings,
      RelayObserver observer) {
    this.pool = pool;
    this.log = log;
    this.topic = topic;
    this.producers = producers;
    this.settings = settings;
    this.observer = observer;
    this.cursors = new AtomicLongArray(log.heads().lanes());
    this.thread = Thread.ofVirtual().name("relay").unstarted(this::loop);
  }

  /// Starts sending.
  public void start() {
    thread.start();
  }

  /// Number up to which the broker has acknowledged the lane, as far as this process knows.
  public long cursor(int lane) {
    return cursors.get(lane);
  }

  /// Stops after the round that is under way.
  @Override
  public void close() {
    stopped = true;
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

  /// The producer first: it may fail to start, and a connection taken before would be lost to the
  /// pool.
  private Session open() throws InterruptedException, ExecutionException, TimeoutException {
    var producer = producers.get();
    try {
      return new Session(await(pool.getConnection()), producer);
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
    private final Producer<byte[], byte[]> producer;
    private final boolean[] mine = new boolean[cursors.length()];

    Session(SqlConnection connection, Producer<byte[], byte[]> producer) {
      this.connection = connection;
      this.producer = producer;
    }

    void run() throws InterruptedException, ExecutionException, TimeoutException {
      // A cursor that a crash of the database sets back repeats deliveries and loses none, so its
      // commits don't have to wait for the disk.
      var _ = await(connection.query("set synchronous_commit = off").execute());
      var nextTry = System.nanoTime();
      while (!stopped) {
        // A lane that another relay serves is asked for once a rest, not once a round.
        if (System.nanoTime() - nextTry >= 0) {
          lockLanes();
          nextTry = System.nanoTime() + settings.rest().toNanos();
        }
        if (!round()) {
          // A lane that another relay serves must not keep this one awake.
          var _ = log.heads().awaitAnyBeyond(seen(), settings.rest());
        }
      }
    }

    private long[] seen() {
      var seen = new long[mine.length];
      for (var lane = 0; lane < seen.length; lane++) {
        seen[lane] = mine[lane] ? cursors.get(lane) : Long.MAX_VALUE;
      }
      return seen;
    }

    private void lockLanes() throws InterruptedException, ExecutionException, TimeoutException {
      var wanted = lanes(lane -> !mine[lane]);
      if (wanted.length == 0) {
        return;
      }
      var rows =
          await(
              connection
                  .preparedQuery(
                      "select lane, pg_try_advisory_lock($1, lane) as got, seq from relay_cursor"
                          + " where lane = any ($2)")
                  .execute(Tuple.of(LOCK).addValue(wanted)));
      for (var row : rows) {
        cursors.set(row.getShort("lane"), row.getLong("seq"));
        mine[row.getShort("lane")] = row.getBoolean("got");
      }
      // Read again: the statement's snapshot may be older than the locks.
      var locked =
          await(
              connection
                  .preparedQuery("select lane, seq from relay_cursor where lane = any ($1)")
                  .execute(Tuple.tuple().addValue(wanted)));
      locked.forEach(row -> cursors.set(row.getShort("lane"), row.getLong("seq")));
    }

    /// Sends what waits in all lanes together: one read, one flush, one move of the cursors.
    ///
    /// @return whether something was sent
    private boolean round() throws InterruptedException, ExecutionException, TimeoutException {
      var behind = lanes(lane -> mine[lane] && log.heads().of(lane) > cursors.get(lane));
      if (behind.length == 0) {
        return false;
      }
      var waiting = await(LaneReader.read(connection, behind, cursors::get, settings));
      var sent = new ArrayList<Sent>();
      for (var event : waiting) {
        sent.add(new Sent(event, producer.send(record(event))));
      }
      producer.flush();
      settle(sent);
      return !sent.isEmpty();
    }

    /// Moves each cursor over what the broker has, without a hole. A lane that failed doesn't hold
    /// up the others, but it ends the session: its producer can't be trusted with the order any
    /// more.
    private void settle(List<Sent> sent)
        throws InterruptedException, ExecutionException, TimeoutException {
      var acknowledged = new TreeMap<Integer, Long>();
      var failures = new TreeMap<Integer, ExecutionException>();
      for (var one : sent) {
        if (!failures.containsKey(one.event().lane())) {
          try {
            var _ = one.answer().get(settings.answer().toMillis(), TimeUnit.MILLISECONDS);
            acknowledged.put(one.event().lane(), one.event().seq());
          } catch (ExecutionException e) {
            failures.put(one.event().lane(), e);
          }
        }
      }
      moveCursors(acknowledged);
      if (!failures.isEmpty()) {
        throw failures.values().iterator().next();
      }
    }

    private void moveCursors(SortedMap<Integer, Long> acknowledged)
        throws InterruptedException, ExecutionException, TimeoutException {
      if (acknowledged.isEmpty()) {
        return;
      }
      var lanes = acknowledged.keySet().stream().map(Integer::shortValue).toArray(Short[]::new);
      var seqs = acknowledged.values().toArray(Long[]::new);
      var _ =
          await(
              connection
                  .preparedQuery(
                      "update relay_cursor c set seq = t.seq from unnest($1::smallint[], $2::bigint[])"
                          + " as t (lane, seq) where c.lane = t.lane and c.seq < t.seq")
                  .execute(Tuple.tuple().addValue(lanes).addValue(seqs)));
      acknowledged.forEach(
          (lane, seq) -> {
            var events = (int) (seq - cursors.getAndSet(lane, seq));
            observer.sent(lane, seq, events);
          });
    }

    private Short[] lanes(IntPredicate which) {
      return IntStream.range(0, mine.length)
          .filter(which)
          .mapToObj(lane -> (short) lane)
          .toArray(Short[]::new);
    }

    private ProducerRecord<byte[], byte[]> record(Waiting event) {
      var headers = new RecordHeaders();
      headers.add(Inbox.LANE_HEADER, ascii(Integer.toString(event.lane())));
      headers.add(Inbox.SEQ_HEADER, ascii(Long.toString(event.seq())));
      headers.add("content-type", CONTENT_TYPE);
      return new ProducerRecord<>(
          topic, event.lane(), ascii(event.stream()), event.document(), headers);
    }

    @Override
    public void close() {
      Arrays.fill(mine, false);
      producer.close(Duration.ofSeconds(1));
      // The locks and the setting belong to the connection, which others use after us.
      connection
          .query("reset synchronous_commit; select pg_advisory_unlock_all()")
          .execute()
          .onItemOrFailure()
          .transformToUni((_, _) -> connection.close())
          .subscribe()
          .with(_ -> {}, _ -> {});
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
