package org.aimsledger.testkit.store;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.eventstore.core.Claim;
import org.aimsledger.eventstore.core.ClaimChange;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.store.Append;
import org.aimsledger.eventstore.store.AppendResult;
import org.aimsledger.eventstore.store.AppendResult.Appended;
import org.aimsledger.eventstore.store.AppendResult.KeyReused;
import org.aimsledger.eventstore.store.AppendResult.NameTaken;
import org.aimsledger.eventstore.store.AppendResult.Repeated;
import org.aimsledger.eventstore.store.AppendResult.VersionConflict;
import org.aimsledger.eventstore.store.AppendSettings;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.NewEvent;
import org.aimsledger.eventstore.store.OverloadedException;
import org.aimsledger.eventstore.store.Receipt;
import org.aimsledger.eventstore.store.StoredEvent;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The contract of the event log. A subclass chooses the server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EventLogContract {
  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-22T12:00:00Z");
  private static final byte[] ASKED = {1, 2, 3};

  private LogUnderTest under;
  private EventLog log;

  @BeforeAll
  void open() {
    under = LogUnderTest.create();
    log = under.open();
  }

  @AfterAll
  void close() {
    under.close();
  }

  @Test
  void whatWasAppendedIsReadBackByteForByte() {
    // Given
    var stream = stream();
    var events = events(3);

    // When
    var result = await(log.append(append(stream, 0, events)));

    // Then
    assertThat(result).isEqualTo(new Appended(3));
    var read = await(log.readStream(stream, 0, 10));
    assertThat(read).extracting(StoredEvent::streamVersion).containsExactly(1L, 2L, 3L);
    assertThat(read.get(1).document()).isEqualTo(events.get(1).document());
  }

  @Test
  void theVersionAtATimeEndsBeforeTheFirstEventThatCameLater() {
    // Given: the clock goes back before the third
    var stream = stream();
    var events =
        Stream.of(0, 60, 30, 90)
            .map(
                second -> {
                  var event = event("org.example.lamp-lit.v1");
                  return new NewEvent(
                      event.id(), event.type(), NOON.plusSeconds(second), event.document());
                })
            .toList();
    assertThat(await(log.append(append(stream, 0, events)))).isEqualTo(new Appended(4));

    // When
    var versions =
        Stream.of(-1, 0, 59, 60, 89, 90, 1_000)
            .map(second -> await(log.versionAt(stream, NOON.plusSeconds(second).toInstant())))
            .toList();

    // Then
    assertThat(versions).containsExactly(0L, 1L, 1L, 3L, 3L, 4L, 4L);
    assertThat(await(log.versionAt(stream(), NOON.toInstant()))).isZero();
  }

  @Test
  void anotherVersionIsRefusedAndNamed() {
    // Given
    var stream = stream();
    assertThat(await(log.append(append(stream, 0, events(2))))).isEqualTo(new Appended(2));

    // When
    var result = await(log.append(append(stream, 1, events(1))));

    // Then
    assertThat(result).isEqualTo(new VersionConflict(2));
    assertThat(await(log.readStream(stream, 0, 10))).hasSize(2);
  }

  @Test
  void theSameAppendSentAgainAfterALostAnswerIsStoredOnce() {
    // Given
    var append = append(stream(), 0, events(2));
    assertThat(await(log.append(append))).isEqualTo(new Appended(2));

    // When
    var again = await(log.append(append));

    // Then
    assertThat(again).isEqualTo(new Appended(2));
    assertThat(await(log.readStream(append.stream(), 0, 10))).hasSize(2);
  }

  @Test
  void aReceiptIsAnsweredWithTheFirstPlace() {
    // Given
    var stream = stream();
    var receipt = new Receipt("alice", UUID.randomUUID().toString(), ASKED);
    assertThat(await(log.append(append(stream, 0, events(1), receipt)))).isEqualTo(new Appended(1));

    // When
    var again = await(log.append(append(stream(), 0, events(1), receipt)));

    // Then
    assertThat(again).isEqualTo(new Repeated(stream, 1));
  }

  /// Attack: the idempotency key of a request is used for another one | the store | at once,
  /// refused
  @Test
  void aReceiptWithOtherContentIsRefused() {
    // Given
    var key = UUID.randomUUID().toString();
    var first = append(stream(), 0, events(1), new Receipt("alice", key, ASKED));
    assertThat(await(log.append(first))).isEqualTo(new Appended(1));

    // When
    var other = new Receipt("alice", key, new byte[] {9});
    var result = await(log.append(append(stream(), 0, events(1), other)));

    // Then
    assertThat(result).isEqualTo(new KeyReused());
  }

  @Test
  void aTakenNameFailsItsItemAndLeavesNoReceipt() {
    // Given
    var claim = new Claim("name", UUID.randomUUID().toString());
    var holder = stream();
    assertThat(await(log.append(claiming(holder, claim, null)))).isEqualTo(new Appended(1));
    var receipt = new Receipt("bob", UUID.randomUUID().toString(), ASKED);

    // When
    var result = await(log.append(claiming(stream(), claim, receipt)));

    // Then
    assertThat(result).isEqualTo(new NameTaken(claim, holder));
    assertThat(await(log.receipt(receipt))).isEmpty();
  }

  @Test
  void aReleasedNameCanBeTakenAgain() {
    // Given
    var claim = new Claim("name", UUID.randomUUID().toString());
    var first = stream();
    assertThat(await(log.append(claiming(first, claim, null)))).isEqualTo(new Appended(1));
    var release = new Append(first, 1, events(1), null, List.of(new ClaimChange.Release(claim)));
    assertThat(await(log.append(release))).isEqualTo(new Appended(2));

    // When
    var result = await(log.append(claiming(stream(), claim, null)));

    // Then
    assertThat(result).isEqualTo(new Appended(1));
  }

  @Test
  void oneBadItemDoesNotFailItsNeighbours() {
    // Given: PostgreSQL refuses the character 0 in a text
    var bad = append(stream(), 0, List.of(event("bad\u0000type")));
    var appends = new ArrayList<Append>();
    for (var i = 0; i < 40; i++) {
      appends.add(append(stream(), 0, events(1)));
    }
    appends.add(20, bad);

    // When
    var results = together(log, appends);

    // Then
    assertThat(results.get(20)).isEmpty();
    assertThat(results.stream().filter(Optional.of(new Appended(1))::equals)).hasSize(40);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 42})
  void writersInConflictLeaveDenseLanesAndDenseStreams(long seed) {
    // Given: two processes, few streams, many writers
    var processes = List.of(log, under.open());
    var streams = List.of(stream(), stream(), stream(), stream(), stream());
    var random = new Random(seed);

    // When
    var work = new ArrayList<Uni<Integer>>();
    for (var i = 0; i < 200; i++) {
      var process = processes.get(random.nextInt(2));
      var stream = streams.get(random.nextInt(streams.size()));
      work.add(appendWithRetry(process, stream, 1 + random.nextInt(3), 200));
    }
    var stored =
        await(Uni.join().all(work).andFailFast()).stream().mapToInt(Integer::intValue).sum();

    // Then
    var versions = 0;
    for (var stream : streams) {
      var events = await(log.readStream(stream, 0, 1_000));
      for (var i = 0; i < events.size(); i++) {
        assertThat(events.get(i).streamVersion()).isEqualTo(i + 1L);
      }
      versions += events.size();
    }
    assertThat(versions).isEqualTo(stored);
    assertLanesAreDense();
  }

  @Test
  void aFullQueueRefusesAtOnceAndStoresNothingOfIt() {
    // Given
    var defaults = AppendSettings.defaults();
    var narrow =
        under.open(
            new AppendSettings(
                1, 1, 2, defaults.timeout(), defaults.retries(), defaults.retryPause(), 1));
    var stream = stream();
    var appends = new ArrayList<Append>();
    for (var i = 0; i < 50; i++) {
      appends.add(append(new StreamId(stream.category(), inLaneOf(stream)), 0, events(1)));
    }

    // When
    var failures = new ArrayList<Throwable>();
    var results =
        await(
            Uni.join()
                .all(
                    appends.stream()
                        .map(
                            append ->
                                narrow
                                    .append(append)
                                    .map(_ -> true)
                                    .onFailure()
                                    .invoke(failures::add)
                                    .onFailure()
                                    .recoverWithItem(false))
                        .toList())
                .andFailFast());

    // Then
    assertThat(results).contains(true).contains(false);
    assertThat(failures).allMatch(OverloadedException.class::isInstance);
    var read =
        appends.stream().filter(a -> !await(log.readStream(a.stream(), 0, 1)).isEmpty()).count();
    assertThat(read).isEqualTo(results.stream().filter(done -> done).count());
  }

  /// Attack: {0} as application and as owner | the database of the store | at once, refused
  @ParameterizedTest
  @ValueSource(
      strings = {
        "update events set document = ''",
        "delete from events",
        "truncate events",
        "update events set seq = seq + 1 where false"
      })
  void eventsCanNotBeChangedByTheServiceNorByTheOwner(String sql) {
    // Given
    assertThat(await(log.append(append(stream(), 0, events(1))))).isEqualTo(new Appended(1));
    var access = DatabaseAccess.of(under.database());

    // When, Then
    assertThatThrownBy(() -> access.updateAsUser(sql)).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> access.updateAsOwner(sql))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("append-only");
    assertThatThrownBy(
            () -> access.updateAsUser("alter table events disable trigger events_append_only"))
        .isInstanceOf(SQLException.class);
  }

  private void assertLanesAreDense() {
    var heads = await(log.committedHeads());
    for (var lane = 0; lane < LogUnderTest.LANES; lane++) {
      var events = await(log.readLane(lane, 0, 100_000));
      for (var i = 0; i < events.size(); i++) {
        assertThat(events.get(i).seq()).isEqualTo(i + 1L);
      }
      assertThat(heads[lane]).isEqualTo(events.size());
    }
  }

  private static Uni<Integer> appendWithRetry(EventLog log, StreamId stream, int count, int left) {
    return log.readStream(stream, 0, 1_000)
        .flatMap(
            events ->
                log.append(append(stream, events.size(), events(count)))
                    .flatMap(
                        result ->
                            result instanceof VersionConflict && left > 0
                                ? appendWithRetry(log, stream, count, left - 1)
                                : Uni.createFrom().item(result instanceof Appended ? count : 0)));
  }

  private static List<Optional<AppendResult>> together(EventLog log, List<Append> appends) {
    return await(
        Uni.join()
            .all(
                appends.stream()
                    .map(
                        append ->
                            log.append(append)
                                .map(Optional::of)
                                .onFailure()
                                .recoverWithItem(Optional.empty()))
                    .toList())
            .andFailFast());
  }

  private static UUID inLaneOf(StreamId stream) {
    while (true) {
      var id = UUID.randomUUID();
      if (new StreamId(stream.category(), id).lane(LogUnderTest.LANES)
          == stream.lane(LogUnderTest.LANES)) {
        return id;
      }
    }
  }

  private static StreamId stream() {
    return new StreamId("lamp", UUID.randomUUID());
  }

  private static List<NewEvent> events(int count) {
    var events = new ArrayList<NewEvent>();
    for (var i = 0; i < count; i++) {
      events.add(event("org.example.lamp-lit.v1"));
    }
    return events;
  }

  private static NewEvent event(String type) {
    var id = EventIds.next(NOON.toInstant().toEpochMilli());
    return new NewEvent(
        id, type, NOON, ("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8));
  }

  private static Append append(StreamId stream, long expected, List<NewEvent> events) {
    return append(stream, expected, events, null);
  }

  private static Append append(
      StreamId stream, long expected, List<NewEvent> events, @Nullable Receipt receipt) {
    return new Append(stream, expected, events, receipt, List.of());
  }

  private static Append claiming(StreamId stream, Claim claim, @Nullable Receipt receipt) {
    return new Append(stream, 0, events(1), receipt, List.of(new ClaimChange.Take(claim)));
  }
}
