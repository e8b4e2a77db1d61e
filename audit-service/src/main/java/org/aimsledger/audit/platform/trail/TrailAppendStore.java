package org.aimsledger.audit.platform.trail;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.aimsledger.audit.platform.trail.TrailGrowth.Stretch;
import org.aimsledger.eventstore.inbox.LaneRun;
import org.aimsledger.eventstore.inbox.ReceivedEvent;
import org.aimsledger.verifier.log.Hash;
import org.jspecify.annotations.Nullable;

/// The call of the database function `trail_append` and the arrays that it takes.
final class TrailAppendStore {
  static final String SQL =
      "select trail_append($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,"
          + "$21,$22,$23,$24,$25,$26,$27,$28,$29,$30) as alarms";

  private TrailAppendStore() {}

  /// An event in the form in which it enters the trail.
  ///
  /// @param service name of the service on whose topic it lay
  record NewEntry(
      String service, int lane, long laneSeq, EventFacts facts, Buffer leaf, Hash leafHash) {
    static NewEntry of(ReceivedEvent event) {
      var leaf =
          TrailLeaf.of(sourceOf(event.source()), event.lane(), event.laneSeq(), event.document());
      return new NewEntry(
          event.source(),
          event.lane(),
          event.laneSeq(),
          EventFactsReader.read(event.document()),
          Buffer.buffer(leaf),
          Hash.leaf(leaf));
    }

    /// CloudEvents source of the service.
    String source() {
      return sourceOf(service);
    }

    /// CloudEvents source of a service.
    static String sourceOf(String service) {
      return "/" + service;
    }
  }

  /// In the order of the function's parameters.
  ///
  /// @param entries the events of the runs, run by run
  static Tuple arguments(List<LaneRun> runs, List<NewEntry> entries, TrailGrowth growth) {
    var first = growth.head().size() - entries.size();
    var tuple = Tuple.of(first, idTwice(entries));
    addPlaces(tuple, entries);
    addFacts(tuple, entries);
    addReferences(tuple, first, entries);
    addLanes(tuple, runs, entries);
    addTiles(tuple, growth.completed());
    addTiles(tuple, growth.edge());
    return tuple
        .addValue(Buffer.buffer(TrailHead.packed(growth.head().peaks())))
        .addValue(Buffer.buffer(growth.head().root().bytes()));
  }

  /// Kind, detail, and the entries as evidence.
  static Tuple alarms(AlarmKind kind, List<NewEntry> entries) {
    var tuple = Tuple.of(kind.name(), kind.detail());
    addPlaces(tuple, entries);
    addLeaves(tuple, entries);
    return tuple;
  }

  private static boolean idTwice(List<NewEntry> entries) {
    var ids = new HashSet<UUID>();
    for (var entry : entries) {
      var id = entry.facts().eventId();
      if (id != null && !ids.add(id)) {
        return true;
      }
    }
    return false;
  }

  private static void addPlaces(Tuple tuple, List<NewEntry> entries) {
    tuple
        .addValue(column(entries, NewEntry::source, String[]::new))
        .addValue(column(entries, entry -> (short) entry.lane(), Short[]::new))
        .addValue(column(entries, NewEntry::laneSeq, Long[]::new));
  }

  private static void addFacts(Tuple tuple, List<NewEntry> entries) {
    tuple
        .addValue(column(entries, entry -> entry.facts().eventId(), UUID[]::new))
        .addValue(column(entries, entry -> entry.facts().type(), String[]::new))
        .addValue(column(entries, entry -> entry.facts().subject(), String[]::new))
        .addValue(column(entries, entry -> entry.facts().actor(), String[]::new))
        .addValue(column(entries, entry -> entry.facts().correlation(), String[]::new))
        .addValue(column(entries, entry -> entry.facts().causation(), String[]::new))
        .addValue(column(entries, entry -> utc(entry.facts().recordedAt()), OffsetDateTime[]::new));
    addLeaves(tuple, entries);
  }

  private static void addLeaves(Tuple tuple, List<NewEntry> entries) {
    tuple
        .addValue(column(entries, NewEntry::leaf, Buffer[]::new))
        .addValue(column(entries, entry -> Buffer.buffer(entry.leafHash().bytes()), Buffer[]::new));
  }

  private static void addReferences(Tuple tuple, long first, List<NewEntry> entries) {
    var refs = new ArrayList<UUID>();
    var indexes = new ArrayList<Long>();
    for (var i = 0; i < entries.size(); i++) {
      for (var reference : entries.get(i).facts().references()) {
        refs.add(reference);
        indexes.add(first + i);
      }
    }
    tuple.addValue(refs.toArray(UUID[]::new)).addValue(indexes.toArray(Long[]::new));
  }

  private static void addLanes(Tuple tuple, List<LaneRun> runs, List<NewEntry> entries) {
    var times = new ArrayList<Times>();
    var at = 0;
    for (var run : runs) {
      var end = at + run.events().size();
      times.add(
          new Times(
              utc(entries.get(at).facts().recordedAt()),
              utc(entries.get(end - 1).facts().recordedAt())));
      at = end;
    }
    tuple
        .addValue(column(runs, run -> NewEntry.sourceOf(run.source()), String[]::new))
        .addValue(column(runs, run -> (short) run.lane(), Short[]::new))
        .addValue(column(runs, LaneRun::last, Long[]::new))
        .addValue(column(runs, run -> (long) run.events().size(), Long[]::new))
        .addValue(column(times, Times::first, OffsetDateTime[]::new))
        .addValue(column(times, Times::last, OffsetDateTime[]::new));
  }

  private record Times(@Nullable OffsetDateTime first, @Nullable OffsetDateTime last) {}

  private static void addTiles(Tuple tuple, List<Stretch> tiles) {
    tuple
        .addValue(column(tiles, tile -> (short) tile.level(), Short[]::new))
        .addValue(column(tiles, Stretch::n, Long[]::new))
        .addValue(column(tiles, tile -> Buffer.buffer(tile.data()), Buffer[]::new));
  }

  private static <T, V> @Nullable V[] column(
      List<T> rows, Function<T, @Nullable V> value, IntFunction<@Nullable V[]> array) {
    var values = array.apply(rows.size());
    for (var i = 0; i < values.length; i++) {
      values[i] = value.apply(rows.get(i));
    }
    return values;
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }
}
