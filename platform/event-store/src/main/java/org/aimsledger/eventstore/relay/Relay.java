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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.StoredEvent;
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
      while (!stopped) {
        lockLanes();
        var sent = round();
        if (!sent) {
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
      for (var lane = 0; lane < mine.length; lane++) {
        if (!mine[lane]) {
          var rows =
              await(
                  connection
                      .preparedQuery(
                          "select pg_try_advisory_lock($1, $2) as got, seq from relay_cursor where lane = $3")
                      .execute(Tuple.of(LOCK, lane, (short) lane)));
          var row = rows.iterator().next();
          if (row.getBoolean("got")) {
            // Read again: the statement's snapshot may be older than the lock.
            mine[lane] = true;
            cursors.set(lane, readCursor(lane));
          } else {
            cursors.set(lane, row.getLong("seq"));
          }
        }
      }
    }

    private long readCursor(int lane)
        throws InterruptedException, ExecutionException, TimeoutException {
      return await(
              connection
                  .preparedQuery("select seq from relay_cursor where lane = $1")
                  .execute(Tuple.of((short) lane)))
          .iterator()
          .next()
          .getLong("seq");
    }

    /// @return whether something was sent
    private boolean round() throws InterruptedException, ExecutionException, TimeoutException {
      var any = false;
      for (var lane = 0; lane < mine.length; lane++) {
        if (mine[lane] && log.heads().of(lane) > cursors.get(lane)) {
          var events = await(log.readLane(connection, lane, cursors.get(lane), settings.batch()));
          if (!events.isEmpty()) {
            send(lane, events);
            any = true;
          }
        }
      }
      return any;
    }

    private void send(int lane, List<StoredEvent> events)
        throws InterruptedException, ExecutionException, TimeoutException {
      var answers = new ArrayList<Future<RecordMetadata>>(events.size());
      for (var event : events) {
        answers.add(producer.send(record(lane, event)));
      }
      producer.flush();
      var acknowledged = cursors.get(lane);
      try {
        for (var i = 0; i < answers.size(); i++) {
          var _ = answers.get(i).get(settings.answer().toMillis(), TimeUnit.MILLISECONDS);
          acknowledged = events.get(i).seq();
        }
      } finally {
        // Only over what the broker has, without a hole; also when a later one failed.
        if (acknowledged > cursors.get(lane)) {
          moveCursor(lane, acknowledged);
          observer.sent(lane, acknowledged, events.size());
        }
      }
    }

    private void moveCursor(int lane, long seq)
        throws InterruptedException, ExecutionException, TimeoutException {
      var _ =
          await(
              connection
                  .preparedQuery("update relay_cursor set seq = $2 where lane = $1 and seq < $2")
                  .execute(Tuple.of((short) lane, seq)));
      cursors.set(lane, seq);
    }

    private ProducerRecord<byte[], byte[]> record(int lane, StoredEvent event) {
      var headers = new RecordHeaders();
      headers.add(Inbox.LANE_HEADER, ascii(Integer.toString(lane)));
      headers.add(Inbox.SEQ_HEADER, ascii(Long.toString(event.seq())));
      headers.add("content-type", ascii("application/cloudevents+json; charset=UTF-8"));
      return new ProducerRecord<>(topic, lane, ascii(event.stream()), event.document(), headers);
    }

    @Override
    public void close() {
      Arrays.fill(mine, false);
      producer.close(Duration.ofSeconds(1));
      // The locks belong to the connection, which others use after us.
      connection
          .query("select pg_advisory_unlock_all()")
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
