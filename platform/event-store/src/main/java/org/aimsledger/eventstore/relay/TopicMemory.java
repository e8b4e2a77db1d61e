package org.aimsledger.eventstore.relay;

import io.vertx.mutiny.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.recovery.LaneMemory;
import org.aimsledger.eventstore.relay.CursorTable.Position;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/// What the own topic has seen of this log. Read from the offset that the relay's cursor names, or
/// a little before the end: of a log that was not put back that is near.
///
/// To be asked before the relay starts, because the relay moves that cursor.
public final class TopicMemory implements LaneMemory {
  private static final Duration POLL = Duration.ofMillis(200);

  /// Records before the cursor that are read all the same: another process of the service may have
  /// sent the end of an older log again.
  private static final long MARGIN = 200;

  private final Pool pool;
  private final String topic;
  private final int lanes;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Supplier<Admin> admins;
  private final RelaySettings settings;
  private final long[] starts;
  private final long[] ends;
  private final long[] next;
  private final long[] served;
  private @Nullable Consumer<byte[], byte[]> consumer;

  /// @param consumers makes a consumer without group
  public TopicMemory(
      Pool pool,
      String topic,
      int lanes,
      Supplier<Consumer<byte[], byte[]>> consumers,
      Supplier<Admin> admins,
      RelaySettings settings) {
    this.pool = pool;
    this.topic = topic;
    this.lanes = lanes;
    this.consumers = consumers;
    this.admins = admins;
    this.settings = settings;
    this.starts = new long[lanes];
    this.ends = new long[lanes];
    this.next = new long[lanes];
    this.served = new long[lanes];
  }

  @Override
  public String name() {
    return "topic " + topic;
  }

  @Override
  public Optional<long[]> heads()
      throws InterruptedException, ExecutionException, TimeoutException {
    var positions = positions();
    try (var admin = admins.get()) {
      var all = IntStream.range(0, lanes).boxed().toList();
      var state = TopicState.read(admin, topic, all, settings);
      if (positions.stream().anyMatch(state::lacks)) {
        return Optional.empty();
      }
      for (var lane = 0; lane < lanes; lane++) {
        ends[lane] = Objects.requireNonNull(state.ends().get(lane));
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        // Not made yet, or lost.
        return positions.stream().allMatch(position -> position.seq() == 0)
            ? Optional.of(new long[lanes])
            : Optional.empty();
      }
      throw e;
    }
    return scan(positions);
  }

  private Optional<long[]> scan(List<Position> positions) throws TimeoutException {
    var reader = consumer();
    var heads = new long[lanes];
    for (var position : positions) {
      var lane = position.lane();
      var partition = new TopicPartition(topic, lane);
      var begin =
          Objects.requireNonNull(
              reader.beginningOffsets(List.of(partition), settings.answer()).get(partition));
      starts[lane] = Math.max(begin, Math.min(position.sent(), ends[lane] - MARGIN));
      next[lane] = starts[lane];
      served[lane] = -1;
      heads[lane] = position.seq();
      if (starts[lane] >= ends[lane]) {
        if (ends[lane] > position.sent()) {
          // Retention took the records that nobody here knows.
          return Optional.empty();
        }
        continue;
      }
      read(lane, starts[lane], record -> heads[lane] = Math.max(heads[lane], seq(record)));
    }
    return Optional.of(heads);
  }

  @Override
  public List<byte[]> read(int lane, long after, int limit) throws TimeoutException {
    if (served[lane] != after) {
      next[lane] = starts[lane];
    }
    var found = new ArrayList<byte[]>();
    read(
        lane,
        next[lane],
        record -> {
          // A batch that was sent twice begins again with lower numbers.
          if (found.size() < limit && seq(record) == after + found.size() + 1) {
            found.add(record.value());
            next[lane] = record.offset() + 1;
          }
        },
        () -> found.size() >= limit);
    served[lane] = after + found.size();
    return List.copyOf(found);
  }

  private interface Take {
    void take(ConsumerRecord<byte[], byte[]> record);
  }

  private interface Enough {
    boolean isEnough();
  }

  private void read(int lane, long from, Take take) throws TimeoutException {
    read(lane, from, take, () -> false);
  }

  private void read(int lane, long from, Take take, Enough enough) throws TimeoutException {
    var reader = consumer();
    var partition = new TopicPartition(topic, lane);
    reader.assign(List.of(partition));
    reader.seek(partition, from);
    var patience = System.nanoTime() + settings.answer().toNanos();
    while (!enough.isEnough() && reader.position(partition, settings.answer()) < ends[lane]) {
      var records = reader.poll(POLL).records(partition);
      if (!records.isEmpty()) {
        patience = System.nanoTime() + settings.answer().toNanos();
      } else if (System.nanoTime() - patience > 0) {
        throw new TimeoutException("no records of " + partition + " within " + settings.answer());
      }
      records.forEach(take::take);
    }
  }

  /// The number under which the relay sent it; 0 for what is none of its records.
  private static long seq(ConsumerRecord<byte[], byte[]> record) {
    var header = record.headers().lastHeader(Inbox.SEQ_HEADER);
    if (header == null || header.value() == null || record.value() == null) {
      return 0;
    }
    try {
      return Long.parseLong(new String(header.value(), StandardCharsets.US_ASCII));
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  private List<Position> positions()
      throws InterruptedException, ExecutionException, TimeoutException {
    return pool.query("select lane, seq, sent, topic from relay_cursor order by lane")
        .execute()
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Position(
                                row.getInteger("lane"),
                                row.getLong("seq"),
                                row.getLong("sent"),
                                row.getString("topic")))
                    .toList())
        .subscribeAsCompletionStage()
        .get(settings.answer().toMillis(), TimeUnit.MILLISECONDS);
  }

  private Consumer<byte[], byte[]> consumer() {
    var known = consumer;
    if (known != null) {
      return known;
    }
    var made = consumers.get();
    consumer = made;
    return made;
  }

  @Override
  public void close() {
    var known = consumer;
    consumer = null;
    if (known != null) {
      known.close();
    }
  }
}
