package org.aimsledger.incident.incidentfigures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.TimePrecision;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The view and what is made of it, against a calculation over the events alone. The seed is in the
/// name of the failing case.
class IncidentFigureProjectionTest {
  private static final Duration RECURRENCE = Duration.ofDays(20);
  private static final Instant NOW = RandomMatters.BEGIN.plus(Duration.ofDays(200));
  private static final FigureFilter ALL =
      new FigureFilter(
          null, null, null, null, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));

  private final IncidentFigureProjection projection = new IncidentFigureProjection();

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  /// What each lane keeps is the order inside a stream; everything else may come as it likes, and
  /// again.
  private Map<Object, IncidentFigureRow> delivered(
      List<RandomMatters.Stream> streams, Random random) {
    var rows = new HashMap<Object, @Nullable IncidentFigureRow>();
    var next = new int[streams.size()];
    var open = new ArrayList<Integer>();
    for (var i = 0; i < next.length; i++) {
      open.add(i);
    }
    while (!open.isEmpty()) {
      var which = open.get(random.nextInt(open.size()));
      var stream = streams.get(which);
      deliver(rows, stream, next[which]);
      if (random.nextInt(3) == 0) {
        deliver(rows, stream, random.nextInt(next[which] + 1));
      }
      next[which]++;
      if (next[which] == stream.events().size()) {
        open.remove(/* element */ which);
      }
    }
    var kept = new HashMap<Object, IncidentFigureRow>();
    rows.forEach(
        (key, row) -> {
          if (row != null) {
            kept.put(key, row);
          }
        });
    return kept;
  }

  private void deliver(
      Map<Object, @Nullable IncidentFigureRow> rows, RandomMatters.Stream stream, int index) {
    var recorded = recorded(stream, index);
    var key = projection.key(recorded);
    if (key != null) {
      rows.put(key, projection.apply(rows.get(key), recorded));
    }
  }

  private static Recorded<IncidentServiceEvent> recorded(RandomMatters.Stream stream, int index) {
    var event = stream.events().get(index);
    return new Recorded<>(
        event,
        new EventMeta(
            new UUID(0, index),
            "/incident",
            WireNames.of(event.getClass()),
            new StreamId(stream.category(), stream.id()),
            index + 1,
            0,
            index + 1,
            RandomMatters.BEGIN.plusSeconds(index),
            "somebody",
            "correlation",
            null));
  }

  private static List<Matter> matters(Map<Object, IncidentFigureRow> rows) {
    return rows.values().stream()
        .filter(row -> row.matter != MatterKind.SIGNAL && row.raisedAt != null)
        .map(
            row -> {
              var signal = row.report == null ? null : rows.get(row.report);
              return IncidentFigureQuery.matter(
                  row,
                  Objects.requireNonNull(row.raisedAt),
                  signal == null ? null : signal.raisedAt,
                  TimePrecision.HOUR);
            })
        .toList();
  }

  private static Map<String, Object> named(Group group) {
    var figures = new TreeMap<String, Object>();
    figures.put("matters", group.matters());
    figures.put("rejected", group.rejected());
    figures.put("merged", group.merged());
    figures.put("ISSUE", group.issues());
    figures.put("HAZARD", group.hazards());
    figures.put("INCIDENT", group.incidents());
    figures.put("causes", group.causesFound());
    figures.put("recurring", group.recurring());
    named(figures, "detection", group.detection());
    named(figures, "acknowledgement", group.acknowledgement());
    named(figures, "containment", group.containment());
    named(figures, "recovery", group.recovery());
    named(figures, "restoration", group.restoration());
    named(figures, "reportability", group.reportability());
    figures.put("met in time", group.clocks().metInTime());
    figures.put("met late", group.clocks().metLate());
    figures.put("overdue", group.clocks().overdue());
    figures.put("running", group.clocks().running());
    figures.put("actions open", group.actions().open());
    figures.put("actions overdue", group.actions().overdue());
    named(figures, "slack", group.clocks().slack());
    return figures;
  }

  private static void named(Map<String, Object> figures, String name, Spread spread) {
    figures.put(name + " known", spread.known());
    figures.put(name + " unknown", spread.unknown());
    figures.put(name + " median", orNone(spread.medianSeconds()));
    figures.put(name + " 90", orNone(spread.ninetiethPercentileSeconds()));
  }

  private static Object orNone(@Nullable Long seconds) {
    return seconds == null ? "none" : seconds;
  }

  private static List<Group> groups(List<Matter> matters, FigureFilter filter, Dimension by) {
    return new Reckoning(Map.of(), RECURRENCE, NOW).groups(matters, filter, by);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void figuresAreThoseOfTheEventsInWhateverOrderAndHoweverOftenTheyCome(long seed) {
    // Given
    var streams = RandomMatters.of(seed);
    var byHand = new FiguresByHand(streams, RECURRENCE, NOW);

    // When
    var matters = matters(delivered(streams, new Random(seed)));

    // Then
    var all = groups(matters, ALL, Dimension.ALL);
    assertThat(named(all.getFirst())).isEqualTo(byHand.of(null, null));
    for (var group : groups(matters, ALL, Dimension.KIND)) {
      if (!group.drill() && !group.key().equals("UNDECIDED")) {
        assertThat(named(group))
            .as(group.key())
            .isEqualTo(byHand.of(IncidentKind.valueOf(group.key()), null));
      }
    }
    for (var group : groups(matters, ALL, Dimension.SYSTEM)) {
      if (!group.drill() && !group.key().equals("UNKNOWN")) {
        assertThat(named(group))
            .as(group.key())
            .isEqualTo(byHand.of(null, UUID.fromString(group.key())));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void drillsHaveFiguresOfTheirOwn(long seed) {
    // Given
    var streams = RandomMatters.of(seed);

    // When
    var matters = matters(delivered(streams, new Random(seed)));

    // Then
    var drills = groups(matters, ALL, Dimension.KIND).getLast();
    assertThat(drills.drill()).isTrue();
    assertThat(named(drills))
        .containsAllEntriesOf(new FiguresByHand(streams, RECURRENCE, NOW).drills());
    assertThat(groups(matters, ALL, Dimension.ALL))
        .extracting(Group::drill)
        .containsExactly(false, true);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOrderOfLanesAndRepetitionsLeaveNoTraceInTheRows(long seed) {
    // Given
    var streams = RandomMatters.of(seed);

    // When
    var one = delivered(streams, new Random(seed));
    var other = delivered(streams, new Random(seed + 1_000));

    // Then
    assertThat(one).usingRecursiveComparison().isEqualTo(other);
  }
}
