package org.aimsledger.testkit.store;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome.Done;
import org.aimsledger.testkit.backing.DatabaseAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// States are found by columns, and proofs are over documents: what becomes of a state when only
/// the columns are changed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColumnTamperingTest {
  private static final CommandContext CONTEXT =
      new CommandContext("u-1", "c-1", null, null, null, null);

  private LogUnderTest under;

  @BeforeAll
  void open() {
    under = LogUnderTest.create();
  }

  @AfterAll
  void close() {
    under.close();
  }

  /// Attack: {0}, on the events of a stream S, bytes untouched, triggers off | the service, which
  /// refuses to fold the stream | when it is read
  @ParameterizedTest
  @ValueSource(
      strings = {
        "update events set stream = 'x/1' where stream = S and stream_version = 4",
        "delete from events where stream = S and stream_version = 4",
        "update events set stream_version = 11 where stream = S and stream_version = 3",
        "update events set lane = (lane + 1) % 4, seq = seq + 1000 where stream = S and stream_version = 6",
        "update events set stream_version = stream_version + 100 where stream = S and stream_version in (5, 7);"
            + " update events set stream_version = 112 - stream_version where stream = S and stream_version > 100"
      })
  void aStateIsNeverFoldedFromColumnsThatWereChanged(String attack) throws SQLException {
    // Given
    var id = streamOf(10);
    change(attack.replace("= S", "= 'counter/" + id + "'"));

    // When, Then
    assertThatThrownBy(() -> await(started().load(id)))
        .isInstanceOf(CorruptStreamException.class)
        .hasMessageContaining("stream counter/" + id + ", version ");
    assertThatThrownBy(() -> await(started().loadAt(id, 10)))
        .isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> await(started().history(id, 0, 100)))
        .isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> await(started().run(id, new Counter.Add(1), CONTEXT)))
        .isInstanceOf(CorruptStreamException.class);
  }

  /// Attack: an event of another stream is put at the end of one, bytes untouched, triggers off |
  /// the service, also where it knows the state before | when it is read
  @Test
  void anEventOfAnotherStreamIsNotFoldedOnTopOfAKnownState() throws SQLException {
    // Given
    var runner = started();
    var id = streamOf(3);
    var other = inLaneOf(id);
    add(started(), other, 4);
    assertThat(await(runner.load(id)).version()).isEqualTo(3);

    // When
    change(
        "update events set stream = 'counter/%s' where stream = 'counter/%s' and stream_version = 4"
            .formatted(id, other));

    // Then
    assertThatThrownBy(() -> await(runner.load(id)))
        .isInstanceOf(CorruptStreamException.class)
        .hasMessageContaining("is version 4 of counter/" + other);
  }

  /// Attack: an event is taken out of its stream, bytes untouched, triggers off | the service,
  /// which does not give the documents of the stream out | when they are read
  @Test
  void documentsOfAStreamWithAHoleAreNotGivenOut() throws SQLException {
    // Given
    var id = streamOf(5);
    change(
        "update events set stream = 'x/2' where stream = 'counter/%s' and stream_version = 2"
            .formatted(id));

    // When, Then
    assertThat(await(started().documents(id, 2, 10))).hasSize(3);
    assertThatThrownBy(() -> await(started().documents(id, 0, 10)))
        .isInstanceOf(CorruptStreamException.class)
        .hasMessageContaining("version 2: it is not there");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stream = 'x/2'",
        "stream_version = 100",
        "event_id = gen_random_uuid()",
        "type = 'org.aimsledger.test.subtracted.v1'",
        "recorded_at = recorded_at - interval '1 day'"
      })
  void theDigestNamesTheFirstEventWhoseColumnsDiffer(String change) throws SQLException {
    try (var own = LogUnderTest.create()) {
      // Given
      var log = own.open();
      var stream = new StreamId(Counter.CATEGORY, UUID.randomUUID());
      var lane = stream.lane(LogUnderTest.LANES);
      add(runner(own), stream.id(), 20);
      var before = await(log.digest("/test", lane, 0, 20, 7));
      change(own.database(), "update events set " + change + " where seq = 9");
      change(own.database(), "update events set type = 'x' where seq > 12");

      // When
      var after = await(log.digest("/test", lane, 0, 20, 7));

      // Then
      assertThat(before.columnsDiffer()).isNull();
      assertThat(after.sha256()).isEqualTo(before.sha256());
      var differ = Objects.requireNonNull(after.columnsDiffer());
      assertThat(differ.number()).isEqualTo(9);
      assertThat(differ.columns()).startsWith(change.substring(0, change.indexOf(' ')) + "=");
      assertThat(await(log.digest("/test", lane, 0, 8, 7)).columnsDiffer()).isNull();
    }
  }

  private UUID streamOf(int events) {
    var id = UUID.randomUUID();
    add(started(), id, events);
    return id;
  }

  private static UUID inLaneOf(UUID id) {
    var lane = new StreamId(Counter.CATEGORY, id).lane(LogUnderTest.LANES);
    return Stream.generate(UUID::randomUUID)
        .filter(other -> new StreamId(Counter.CATEGORY, other).lane(LogUnderTest.LANES) == lane)
        .findFirst()
        .orElseThrow();
  }

  private static void add(
      CommandRunner<Counter.Add, Counter.Total, Counter.Counted, String> runner, UUID id, int n) {
    assertThat(await(runner.run(id, new Counter.Add(n), CONTEXT))).isInstanceOf(Done.class);
  }

  private CommandRunner<Counter.Add, Counter.Total, Counter.Counted, String> started() {
    return runner(under);
  }

  /// As after a restart: nothing is in memory.
  private static CommandRunner<Counter.Add, Counter.Total, Counter.Counted, String> runner(
      LogUnderTest log) {
    return new EventStore("/test", log.open(), 100, 3, Clock.systemUTC())
        .runner(new Counter().aggregate(1));
  }

  private void change(String sql) throws SQLException {
    change(under.database(), sql);
  }

  /// As the owner of the tables, who can switch their triggers off.
  private static void change(DatabaseAddress database, String sql) throws SQLException {
    try (var connection = database.connectAsOwner();
        var statement = connection.createStatement()) {
      statement.execute("alter table events disable trigger all; " + sql);
    }
  }
}
