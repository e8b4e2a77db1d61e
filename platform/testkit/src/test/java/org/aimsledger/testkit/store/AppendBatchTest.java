package org.aimsledger.testkit.store;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.store.Append;
import org.aimsledger.eventstore.store.AppendObserver;
import org.aimsledger.eventstore.store.AppendResult.Appended;
import org.aimsledger.eventstore.store.AppendResult.KeyReused;
import org.aimsledger.eventstore.store.AppendResult.Repeated;
import org.aimsledger.eventstore.store.AppendResult.VersionConflict;
import org.aimsledger.eventstore.store.AppendSettings;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.NewEvent;
import org.aimsledger.eventstore.store.Receipt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the statement behind a batch answers, where the usual answer is nothing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppendBatchTest {
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
  void aReceiptThatAnotherLaneIsJustWritingIsWaitedFor() {
    // Given: two streams in different lanes and one key; the first append is not committed yet
    var receipt = new Receipt("alice", UUID.randomUUID().toString(), ASKED);
    var first = stream();
    var second = streamInAnotherLane(first);
    var connection = await(under.pool().getConnection());
    var transaction = await(connection.begin());
    assertThat(await(log.appendIn(connection, append(first, 0, 1, receipt))))
        .isEqualTo(new Appended(1));

    // When
    var answer = log.append(append(second, 0, 1, receipt)).subscribeAsCompletionStage();
    await(transaction.commit());
    await(connection.close());

    // Then
    assertThat(answer.join()).isEqualTo(new Repeated(first, 1));
    assertThat(await(log.readStream(second, 0, 10))).isEmpty();
  }

  @Test
  void eachItemOfABatchIsAnsweredByItself() {
    // Given: the first append of the lane is on its way, so the four others meet in one batch
    var taken = stream();
    var known = new Receipt("alice", UUID.randomUUID().toString(), ASKED);
    assertThat(await(log.append(append(taken, 0, 2, known)))).isEqualTo(new Appended(2));
    var reused = new Receipt(known.principal(), UUID.randomUUID().toString(), new byte[] {9});
    var before = new Receipt(known.principal(), reused.key(), ASKED);
    assertThat(await(log.append(append(inLaneOf(taken), 0, 1, before)))).isEqualTo(new Appended(1));

    // When
    var results =
        await(
            Uni.join()
                .all(
                    log.append(append(inLaneOf(taken), 0, 1, null)),
                    log.append(append(taken, 1, 1, null)),
                    log.append(append(inLaneOf(taken), 0, 1, known)),
                    log.append(append(inLaneOf(taken), 0, 1, reused)),
                    log.append(append(inLaneOf(taken), 0, 3, null)))
                .andFailFast());

    // Then
    assertThat(results)
        .isEqualTo(
            List.of(
                new Appended(1),
                new VersionConflict(2),
                new Repeated(taken, 2),
                new KeyReused(),
                new Appended(3)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatGoesWrongAfterTheCommitNeitherTakesAnAnswerAwayNorStopsTheLane(boolean withReceipt) {
    // Given: the first to hear of a stored batch throws
    var fragile = under.open(AppendSettings.defaults(), new ThrowingOnce());
    var stream = stream();
    var receipt = withReceipt ? new Receipt("alice", UUID.randomUUID().toString(), ASKED) : null;

    // When
    var first = await(fragile.append(append(stream, 0, 2, receipt)));
    var next = await(fragile.append(append(stream, 2, 1, null)));

    // Then: stored once
    assertThat(first).isIn(new Appended(2), new Repeated(stream, 2));
    assertThat(next).isEqualTo(new Appended(3));
    assertThat(await(log.readStream(stream, 0, 10))).hasSize(3);
  }

  private static final class ThrowingOnce implements AppendObserver {
    private final AtomicBoolean thrown = new AtomicBoolean();

    @Override
    public void appended(int lane, int items, long nanos) {
      if (!thrown.getAndSet(true)) {
        throw new IllegalStateException("made to fail");
      }
    }

    @Override
    public void failed(int lane, Throwable failure) {}
  }

  private static Append append(
      StreamId stream, long expected, int events, @Nullable Receipt receipt) {
    return new Append(
        stream,
        expected,
        IntStream.range(0, events).mapToObj(_ -> event()).toList(),
        receipt,
        List.of());
  }

  private static NewEvent event() {
    return new NewEvent(
        EventIds.next(1_795_000_000_000L),
        "org.aimsledger.test.switched-on.v1",
        OffsetDateTime.parse("2026-11-22T12:00:00Z"),
        "{}".getBytes(StandardCharsets.UTF_8));
  }

  private static StreamId stream() {
    return new StreamId("lamp", UUID.randomUUID());
  }

  private static StreamId inLaneOf(StreamId stream) {
    var other = stream();
    while (other.lane(LogUnderTest.LANES) != stream.lane(LogUnderTest.LANES)) {
      other = stream();
    }
    return other;
  }

  private static StreamId streamInAnotherLane(StreamId stream) {
    var other = stream();
    while (other.lane(LogUnderTest.LANES) == stream.lane(LogUnderTest.LANES)) {
      other = stream();
    }
    return other;
  }
}
