package org.aimsledger.testkit.store;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.aimsledger.eventstore.core.LaneDigest;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Note;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.inbox.InboxObserver;
import org.aimsledger.eventstore.inbox.InboxSettings;
import org.aimsledger.eventstore.inbox.Inboxes;
import org.aimsledger.eventstore.inbox.LaneSource;
import org.aimsledger.eventstore.inbox.ReceivedEvent;
import org.aimsledger.eventstore.inbox.Subscription;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.eventstore.store.RowSeals;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Events of a foreign service that lead to notes and commands. An order writes its number and the
/// transaction it was carried out in; from `COMMAND` on a number is a command, below it a note.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReactionTest {
  private static final int COMMAND = 100;
  private static final int NOTHING = 1_000;
  private static final InboxSettings QUICK =
      new InboxSettings(50, Duration.ofMillis(1), Duration.ofMillis(5));

  /// Of these events none is missing, so nobody is asked for one.
  private static final LaneSource NOBODY =
      new LaneSource() {
        @Override
        public Uni<List<ReceivedEvent>> read(int lane, long after, int limit) {
          return Uni.createFrom().failure(new UnsupportedOperationException("read"));
        }

        @Override
        public Uni<LaneDigest> digest(int lane, long after, long upTo) {
          return Uni.createFrom().failure(new UnsupportedOperationException("digest"));
        }

        @Override
        public Uni<List<Long>> heads() {
          return Uni.createFrom().failure(new UnsupportedOperationException("heads"));
        }
      };

  private LogUnderTest under;
  private final Note.Book<Long> book = this::keep;
  private final List<List<Long>> kept = new ArrayList<>();
  private String source = "";

  @BeforeAll
  void open() throws Exception {
    under = LogUnderTest.create();
    var access = DatabaseAccess.of(under.database());
    var _ =
        access.updateAsOwner(
            "create table carried_out (source text, n bigint, tx bigint, at serial)");
    var _ = access.updateAsOwner("grant select, insert on carried_out to app_user");
    var _ = access.updateAsOwner("grant usage on sequence carried_out_at_seq to app_user");
  }

  @AfterAll
  void close() {
    under.close();
  }

  @BeforeEach
  void newSource() {
    source = "counters-" + UUID.randomUUID();
    kept.clear();
  }

  @Test
  void notesOfAllLanesOfAPollAreTakenInOneTransaction() {
    // Given
    var inbox = inbox();

    // When
    await(inbox.receive(poll(Map.of(0, List.of(1, 2, NOTHING), 2, List.of(3), 3, List.of(4, 5)))));

    // Then
    assertThat(carriedOut()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(transactions()).hasSize(1);
    assertThat(kept).containsExactly(List.of(1L, 2L, 3L, 4L, 5L));
    assertThat(await(inbox.applied()))
        .containsOnly(Map.entry(0, 3L), Map.entry(2, 1L), Map.entry(3, 2L));
  }

  @Test
  void eachCommandHasATransactionOfItsOwn() {
    // Given
    var inbox = inbox();
    var commands = List.of(COMMAND, COMMAND + 1);

    // When: notes before a command share its transaction
    await(inbox.receive(poll(Map.of(0, List.of(1, 2, COMMAND + 2, 3), 1, commands))));

    // Then
    assertThat(carriedOut())
        .containsExactly(1L, 2L, COMMAND + 2L, 3L, (long) COMMAND, COMMAND + 1L);
    assertThat(transactions())
        .containsExactlyInAnyOrder(
            List.of(1L, 2L, COMMAND + 2L),
            List.of(3L),
            List.of((long) COMMAND),
            List.of(COMMAND + 1L));
  }

  @Test
  void whatIsDeliveredTwiceIsNotedOnce() {
    // Given
    var inbox = inbox();
    var poll = poll(Map.of(0, List.of(1, 2), 1, List.of(3)));
    await(inbox.receive(poll));

    // When
    await(inbox.receive(poll));
    await(inbox().receive(poll));

    // Then
    assertThat(carriedOut()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void theWayToAProducerIsMadeOnce() {
    // Given
    var made = new AtomicInteger();
    var inboxes =
        inboxes(
            _ -> {
              made.incrementAndGet();
              return NOBODY;
            });

    // When
    var inbox = inboxes.open(new Subscription<>(source, Counter.TYPES, (_, _) -> List.of()));

    // Then: it keeps its token, which would have to be asked for again
    assertThat(inboxes.producer(source))
        .isSameAs(inboxes.producer(source))
        .isSameAs(inbox.producer());
    assertThat(made).hasValue(1);
  }

  private Inboxes inboxes(Function<String, LaneSource> producers) {
    return new Inboxes(
        under.pool(),
        "listener",
        producers,
        QUICK,
        InboxObserver.NONE,
        Clock.systemUTC(),
        RowSeals.NONE);
  }

  private Inbox inbox() {
    var inboxes = inboxes(_ -> NOBODY);
    return inboxes.open(
        new Subscription<>(
            source,
            Counter.TYPES,
            (recorded, _) ->
                recorded.event() instanceof Counter.Counted.Added(var number) && number < NOTHING
                    ? List.of(order(number))
                    : List.of()));
  }

  private Order order(long number) {
    var stream = new StreamId("number", new UUID(0, number));
    return number < COMMAND ? new Note<>(book, stream, "Note", number) : command(stream, number);
  }

  private Order command(StreamId stream, long number) {
    return new Order() {
      @Override
      public StreamId stream() {
        return stream;
      }

      @Override
      public String command() {
        return "Number";
      }

      @Override
      public Uni<String> carryOut(SqlConnection transaction, CommandContext context) {
        return write(transaction, List.of(number)).replaceWith("");
      }
    };
  }

  private Uni<Void> keep(SqlConnection transaction, List<Long> numbers) {
    kept.add(List.copyOf(numbers));
    return write(transaction, numbers);
  }

  private Uni<Void> write(SqlConnection transaction, List<Long> numbers) {
    return transaction
        .preparedQuery(
            "insert into carried_out select $1, n, txid_current() from unnest($2::bigint[]) n")
        .execute(Tuple.of(source).addArrayOfLong(numbers.toArray(Long[]::new)))
        .replaceWithVoid();
  }

  /// What one poll brings, the numbers of each lane one after the other from the first on.
  private static ConsumerRecords<String, byte[]> poll(Map<Integer, List<Integer>> lanes) {
    var partitions = new LinkedHashMap<TopicPartition, List<ConsumerRecord<String, byte[]>>>();
    lanes.forEach(
        (lane, numbers) -> {
          var records = new ArrayList<ConsumerRecord<String, byte[]>>();
          numbers.forEach(number -> records.add(record(lane, records.size() + 1, number)));
          partitions.put(new TopicPartition("t", lane), records);
        });
    return new ConsumerRecords<>(partitions, Map.of());
  }

  private static ConsumerRecord<String, byte[]> record(int lane, long seq, int number) {
    var record = new ConsumerRecord<>("t", lane, seq, "key", document(number));
    var _ = record.headers().add(Inbox.LANE_HEADER, ascii(lane));
    var _ = record.headers().add(Inbox.SEQ_HEADER, ascii(seq));
    return record;
  }

  private static byte[] document(int number) {
    var event = new Counter.Counted.Added(number);
    var stream = new StreamId(Counter.CATEGORY, UUID.randomUUID());
    var at = OffsetDateTime.ofInstant(Instant.ofEpochMilli(1_780_000_000_000L), ZoneOffset.UTC);
    var id = EventIds.next(at.toInstant().toEpochMilli());
    var envelope =
        new EventDocument.Envelope(
            id, "/test", Counter.TYPES.nameOf(event), stream, 1, at, "u-1", "c-1", null, null);
    return EventDocument.write(envelope, event);
  }

  private static byte[] ascii(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }

  private List<Long> carriedOut() {
    return transactions().stream().flatMap(List::stream).toList();
  }

  /// The numbers of each transaction, in the order in which they were carried out.
  private Collection<List<Long>> transactions() {
    var found = new LinkedHashMap<Object, List<Long>>();
    DatabaseAccess.of(under.database())
        .rows("select n, tx from carried_out where source = ? order by at", source)
        .forEach(
            row ->
                found
                    .computeIfAbsent(Objects.requireNonNull(row.get("tx")), _ -> new ArrayList<>())
                    .add(((Number) Objects.requireNonNull(row.get("n"))).longValue()));
    return found.values();
  }
}
