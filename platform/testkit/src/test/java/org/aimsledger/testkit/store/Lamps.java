package org.aimsledger.testkit.store;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.aimsledger.eventstore.compare.ClaimTable;
import org.aimsledger.eventstore.compare.Comparison;
import org.aimsledger.eventstore.compare.ComparisonPause;
import org.aimsledger.eventstore.compare.ComparisonSettings;
import org.aimsledger.eventstore.compare.Derived;
import org.aimsledger.eventstore.compare.Difference;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.project.DecodedLog;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.project.ProjectionObserver;
import org.aimsledger.eventstore.project.ProjectionRunner;
import org.aimsledger.eventstore.project.ProjectionSettings;
import org.aimsledger.eventstore.store.Append;
import org.aimsledger.eventstore.store.AppendResult;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.NewEvent;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.testkit.store.LampView.LampEvent;
import org.jspecify.annotations.Nullable;

/// A log of lamps with two views, and a comparison of them.
final class Lamps implements AutoCloseable {
  static final UUID KITCHEN = new UUID(7, 7);
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  final LogUnderTest under = LogUnderTest.create();
  final EventLog log = under.open();
  final EventStore store = store();
  final DatabaseAccess database = DatabaseAccess.of(under.database());
  final ProjectionRunner<?, ?> lamps = runner(new LampView(1));
  final ProjectionRunner<?, ?> rooms = runner(new RoomView());

  private final AtomicLong time = new AtomicLong(1_780_000_000_000L);

  Lamps() throws SQLException {
    for (var statement : Stream.concat(LampView.TABLE.stream(), RoomView.TABLE.stream()).toList()) {
      var _ = database.updateAsOwner(statement);
    }
  }

  /// Another process on the same log.
  EventStore store() {
    return new EventStore("/test", log, 100, 3, 200, Clock.systemUTC());
  }

  void start() {
    lamps.start();
    rooms.start();
  }

  /// Waits until the views have what is in the log.
  void current() {
    for (var runner : List.of(lamps, rooms)) {
      var end = System.nanoTime() + PATIENCE.toNanos();
      while (await(runner.behind()) > 0 || await(runner.status()).rebuild() != null) {
        assertThat(System.nanoTime()).as("in time").isLessThan(end);
      }
    }
  }

  ProjectionRunner<?, ?> runner(Projection<LampEvent, ?> view) {
    return runner(view, ProjectionSettings.defaults());
  }

  ProjectionRunner<?, ?> runner(Projection<LampEvent, ?> view, ProjectionSettings settings) {
    var decoded = new DecodedLog<>(LampView.TYPES, log, under.pool(), settings);
    return new ProjectionRunner<>(
        view, log, decoded, under.pool(), settings, ProjectionObserver.NONE);
  }

  /// What one pass over views and claims finds.
  List<Difference> differences() throws Exception {
    return differences(settings());
  }

  List<Difference> differences(ComparisonSettings settings) throws Exception {
    return differences(settings, List.of(lamps.rows(), rooms.rows(), new ClaimTable(store)));
  }

  List<Difference> differences(ComparisonSettings settings, List<? extends Derived> tables)
      throws Exception {
    var found = new ArrayList<Difference>();
    var passed = new Comparison(under.pool(), store, tables, settings).pass(found::addAll);
    assertThat(passed).isNotNull();
    return found;
  }

  /// Small looks, and no waiting.
  static ComparisonSettings settings() {
    var usual = ComparisonSettings.defaults();
    return new ComparisonSettings(
        10,
        new ComparisonPause(Duration.ofMillis(1), 100),
        usual.time(),
        Duration.ofMillis(20),
        usual.keys(),
        usual.bytes(),
        usual.orders(),
        usual.receipts());
  }

  UUID lit(String name, @Nullable UUID room) {
    var lamp = UUID.randomUUID();
    append(lamp, 0, new LampEvent.Lit(lamp, name, List.of("a,b", "灯"), room, Instant.now()));
    return lamp;
  }

  void append(UUID lamp, long expected, LampEvent event) {
    var stream = new StreamId("lamp", lamp);
    var at = Instant.ofEpochMilli(time.incrementAndGet());
    var id = EventIds.next(at.toEpochMilli());
    var type = LampView.TYPES.nameOf(event);
    var recorded = OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    var envelope =
        new EventDocument.Envelope(
            id, "/test", type, stream, expected + 1, recorded, "u-1", "c-1", null, null);
    var document = new NewEvent(id, type, recorded, EventDocument.write(envelope, event));
    assertThat(await(log.append(new Append(stream, expected, List.of(document), null, List.of()))))
        .isInstanceOf(AppendResult.Appended.class);
  }

  @Override
  public void close() {
    lamps.close();
    rooms.close();
    under.close();
  }
}
