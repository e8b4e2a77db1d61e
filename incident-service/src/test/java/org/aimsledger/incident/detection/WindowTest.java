package org.aimsledger.incident.detection;

import static org.aimsledger.contracts.inventory.ReportKind.DRIFT;
import static org.aimsledger.contracts.inventory.ReportKind.GUARDRAIL_TRIGGERED;
import static org.aimsledger.contracts.inventory.ReportKind.HUMAN_OVERRIDE;
import static org.aimsledger.contracts.inventory.ReportKind.MEASUREMENT;
import static org.aimsledger.incident.detection.DetectionSamples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.aimsledger.contracts.incident.DetectionComparison;
import org.aimsledger.contracts.incident.DetectionMeasure;
import org.aimsledger.contracts.incident.DetectionRearm;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.aimsledger.incident.platform.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Windows through the engine, as they are used.
class WindowTest {
  /// Seconds of events, and those at which the rule "3 in 60 seconds" fires.
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "0 1 | -",
        "0 1 2 | 2",
        "0 30 59 | 59",
        "0 30 60 | -",
        "0 30 60 61 | 61",
        "0 1 2 3 4 5 | 2 5",
        "0 1 2 60 61 62 | 2 62",
        "0 0 0 | 0",
        "0 100 200 300 | -",
      })
  void eventsLeaveAWindowOfTimeWhenItsLengthHasPassed(String seconds, String fired) {
    // Given
    var rule = content(null, "true", count(60, 3), DetectionRearm.AFTER_COOL_DOWN, 0);

    // When
    var firings = run(rule, guardrails(seconds));

    // Then
    assertThat(firings).isEqualTo(numbers(fired));
  }

  /// The same with a cool-down of 100 seconds.
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "0 1 2 3 4 5 6 | 2",
        "0 1 2 50 51 52 101 | 2",
        "0 1 2 50 51 52 102 | 2 102",
        "0 1 2 80 81 102 | 2 102",
        "0 1 2 101 102 103 | 2 103",
      })
  void aRuleThatFiredWaitsForTheCoolDown(String seconds, String fired) {
    // Given
    var rule = content(null, "true", count(60, 3), DetectionRearm.AFTER_COOL_DOWN, 100);

    // When
    var firings = run(rule, guardrails(seconds));

    // Then
    assertThat(firings).isEqualTo(numbers(fired));
  }

  /// Values of drift, one a second, and where "above 0.2 in 3 of 5 measurements" fires.
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "0.3 0.1 0.3 0.1 0.1 | -",
        "0.3 0.1 0.3 0.1 0.3 | 4",
        "0.3 0.1 0.3 0.1 0.1 0.3 | -",
        "0.3 0.3 0.3 0.3 0.3 0.3 0.3 | 2",
        "0.3 0.3 0.3 0.1 0.1 0.1 0.3 0.3 0.3 | 2 8",
        "0.2 0.2 0.2 0.2 0.2 | -",
      })
  void nOfTheLastMFiresOnceUntilItHasRecovered(String values, String fired) {
    // Given
    var rule = content("psi", "value > 0.2", countOfLast(5, 3), DetectionRearm.WHEN_RECOVERED, 0);

    // When
    var firings = run(rule, figures("psi", values));

    // Then
    assertThat(firings).isEqualTo(numbers(fired));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "SUM | ABOVE | 10 | 1 | 5 5 1 | 2",
        "SUM | ABOVE | 10 | 1 | 5 5 | -",
        "AVERAGE | BELOW | 3 | 3 | 1 1 | -",
        "AVERAGE | BELOW | 3 | 3 | 1 1 6 | 2",
        "AVERAGE | BELOW | 3 | 3 | 3 3 3 | -",
        "MINIMUM | AT_MOST | 0 | 1 | 2 1 0 | 2",
        "MAXIMUM | AT_LEAST | 7 | 1 | 2 1 7 | 2",
        "SPREAD | ABOVE | 4 | 2 | 2 6 | -",
        "SPREAD | ABOVE | 4 | 2 | 2 6 7 | 2",
      })
  void figuresAreAddedUp(
      DetectionMeasure measure,
      DetectionComparison comparison,
      String threshold,
      int fewest,
      String values,
      String fired) {
    // Given
    var window = window(measure, 3_600, null, comparison, threshold, fewest);
    var rule = content("psi", "true", window, DetectionRearm.AFTER_COOL_DOWN, 3_600);

    // When
    var firings = run(rule, figures("psi", values));

    // Then
    assertThat(firings).isEqualTo(numbers(fired));
  }

  /// "o" is an override, "." something else: a quarter of the last day, of at least four.
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {"ooo | -", "...o | 3", "....o | -", "....oo | 5", "o... | 3"})
  void aShareCountsWhatDoesNotMeetTheConditionToo(String events, String fired) {
    // Given
    var window =
        window(DetectionMeasure.SHARE, 86_400, null, DetectionComparison.AT_LEAST, "0.25", 4);
    var rule = content(null, "kind == 'HUMAN_OVERRIDE'", window, DetectionRearm.AFTER_COOL_DOWN, 0);
    var observations = new ArrayList<Observation>();
    for (var i = 0; i < events.length(); i++) {
      observations.add(event(i, events.charAt(i) == 'o' ? HUMAN_OVERRIDE : DRIFT));
    }

    // When
    var firings = run(rule, observations);

    // Then
    assertThat(firings).isEqualTo(numbers(fired));
  }

  @Test
  void aFiringNamesTheEventsThatCausedIt() {
    // Given
    var rule = content(null, "true", count(60, 3), DetectionRearm.AFTER_COOL_DOWN, 0);

    // When
    var firing = fire(rule, guardrails("0 50 70 80")).getFirst();

    // Then
    assertThat(firing.causes())
        .extracting(Entry.Cause::report, Entry.Cause::time, Entry.Cause::lane, Entry.Cause::laneSeq)
        .containsExactly(
            tuple(new UUID(1, 50), NOON.plusSeconds(50), 0, 1_050L),
            tuple(new UUID(1, 70), NOON.plusSeconds(70), 0, 1_070L),
            tuple(new UUID(1, 80), NOON.plusSeconds(80), 0, 1_080L));
    assertThat(firing.value()).isEqualTo(3);
  }

  @Test
  void systemsHaveWindowsOfTheirOwn() {
    // Given
    var rule = content(null, "true", count(60, 2), DetectionRearm.AFTER_COOL_DOWN, 0);
    var other = new UUID(6, 6);

    // When
    var firings =
        fire(
            rule,
            List.of(
                event(0, GUARDRAIL_TRIGGERED),
                event(other, 1, GUARDRAIL_TRIGGERED),
                event(2, GUARDRAIL_TRIGGERED)));

    // Then
    assertThat(firings).extracting(Firing::system).containsExactly(SYSTEM);
  }

  @Test
  void aWindowThatWasKeptGoesOnAsIfNothingHadHappened() {
    // Given
    var content =
        content("psi", "value > 0.2", countOfLast(5, 3), DetectionRearm.WHEN_RECOVERED, 0);
    var rule = rule(content);
    var engine = new DetectionEngine(List.of(rule), 50);
    var values = figures("psi", "0.3 0.3 0.3 0.1 0.1 0.1 0.3 0.3 0.3 0.3");
    Map<WindowKey, Window> live = new HashMap<>();
    Map<WindowKey, byte[]> kept = new HashMap<>();
    var uninterrupted = new ArrayList<Firing>();
    var interrupted = new ArrayList<Firing>();

    // When
    for (var value : values) {
      var hits = engine.judge(List.of(value)).hits();
      uninterrupted.addAll(engine.apply(hits, live).firings());
      var open = new HashMap<WindowKey, Window>();
      hits.forEach(hit -> open.put(hit.key(), Window.decoded(kept.get(hit.key()))));
      interrupted.addAll(engine.apply(hits, open).firings());
      open.forEach((key, window) -> kept.put(key, window.encoded()));
    }

    // Then
    assertThat(interrupted).isEqualTo(uninterrupted).hasSize(2);
  }

  /// 10,000 events in an hour are a window of 160 entries at most, and still count right.
  @Test
  void aWindowWithVeryManyEventsStaysSmallAndCountsThemAll() {
    // Given
    var window = window(DetectionMeasure.SUM, 3_600, null, DetectionComparison.AT_LEAST, "1e12", 1);
    var rule = rule(content("psi", "true", window, DetectionRearm.AFTER_COOL_DOWN, 0));
    var engine = new DetectionEngine(List.of(rule), 50);
    var windows = new HashMap<WindowKey, Window>();
    var most = 0;

    // When
    for (var i = 0; i < 20_000; i++) {
      var event = event(i, MEASUREMENT, figure("psi", "1"));
      var _ = engine.apply(engine.judge(List.of(event)).hits(), windows);
      most = Math.max(most, windows.values().iterator().next().entries().size());
    }

    // Then
    assertThat(most).isLessThanOrEqualTo(Window.EXACT + Window.PANES);
    var pane = 3_600 / Window.PANES + 1;
    assertThat(windows.values().iterator().next().all()).isBetween(3_600L, 3_600L + pane);
  }

  @Test
  void whatCanNotBeEvaluatedDoesNotCountAndIsNoted() {
    // Given
    var content =
        content(null, "details.owner == 'me'", count(60, 1), DetectionRearm.AFTER_COOL_DOWN, 0);
    var rule = rule(content);
    var engine = new DetectionEngine(List.of(rule), 50);

    // When
    var judged = engine.judge(guardrails("0 1 2"));

    // Then
    assertThat(judged.hits()).isEmpty();
    var tally = judged.tallies().getOrDefault(rule.id(), Tally.NOTHING);
    assertThat(tally.events()).isEqualTo(3);
    assertThat(tally.errors()).isEqualTo(3);
    assertThat(tally.lastError()).contains("owner");
  }

  /// What was written before entries of one event were written short: once armed, once fired, with
  /// an entry of three events.
  @Test
  void aWindowThatAnEarlierBuildKeptIsReadAsItWas() {
    // Given
    var kept = ByteBuffer.allocate(14 + 76);
    kept.put((byte) 1).put((byte) 0).putLong(77_000_000).putInt(1);
    kept.putLong(66_000_000).putInt(3).putInt(2).putDouble(1.5).putDouble(0.5).putDouble(1.0);
    kept.putLong(1).putLong(2).putLong(65_000_000).putInt(3).putLong(4);

    // When
    var window = Window.decoded(kept.array());

    // Then
    var cause = new Entry.Cause(new UUID(1, 2), Instant.ofEpochSecond(65), 3, 4);
    assertThat(window.entries()).containsExactly(new Entry(66_000_000, 3, 2, 1.5, 0.5, 1.0, cause));
    assertThat(window.armed()).isFalse();
    assertThat(window.lastFired()).contains(Instant.ofEpochSecond(77));
    assertThat(window.all()).isEqualTo(3);
    assertThat(window.met()).isEqualTo(2);
    assertThat(Window.decoded(window.encoded()).entries()).isEqualTo(window.entries());
  }

  /// One event takes 35 bytes, 43 with a figure; figures come back as they are, to the last bit.
  @ParameterizedTest
  @CsvSource({"0,35", "-0.0,43", "0.1,43", "NaN,43", "Infinity,43", "-1e-300,43"})
  void anEntryOfOneEventIsWrittenShortAndReadAsItWas(double figure, int bytes) {
    // Given
    var entries = new Entries();
    var cause = new Entry.Cause(new UUID(1, 2), Instant.ofEpochSecond(65), 3, 4);
    entries.add(Entry.of(65_000_000, true, figure, cause));
    entries.add(Entry.of(66_000_000, false, figure, cause));
    var window = new Window(entries, true, 0);

    // When
    var kept = window.encoded();

    // Then
    var read = Window.decoded(kept).entries();
    assertThat(read).isEqualTo(window.entries());
    // The second one didn't happen when its cause did, so it says both.
    assertThat(kept).hasSize(14 + bytes + 77);
  }

  @Test
  void aWindowOfAnotherFormatIsRefused() {
    assertThatThrownBy(() -> Window.decoded(new byte[14]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("format of a window: 0");
  }

  /// Random events through the window, against counts, sums and extremes of all events anew.
  @ParameterizedTest
  @EnumSource(DetectionMeasure.class)
  void whatAWindowHoldsIsWhatItsEventsHold(DetectionMeasure measure) {
    // Given
    var random = new Random(measure.name().length());
    var window = window(measure, 40, null, DetectionComparison.ABOVE, "1e12", 1);
    var rule = rule(content("psi", "value >= 3.0", window, DetectionRearm.AFTER_COOL_DOWN, 0));
    var engine = new DetectionEngine(List.of(rule), 50);
    var windows = new HashMap<WindowKey, Window>();
    var values = new ArrayList<Integer>();

    for (var second = 0; second < 500; second++) {
      // When
      values.add(random.nextInt(10));
      var event = event(second, MEASUREMENT, figure("psi", values.getLast() + ""));
      var _ = engine.apply(engine.judge(List.of(event)).hits(), windows);

      // Then
      var held = values.subList(Math.max(0, second - 39), second + 1);
      var met =
          held.stream().mapToInt(value -> value).filter(value -> value >= 3).summaryStatistics();
      var expected =
          switch (measure) {
            case COUNT -> met.getCount();
            case SHARE -> (double) met.getCount() / held.size();
            case SUM -> met.getSum();
            case AVERAGE -> met.getAverage();
            case MINIMUM -> met.getCount() == 0 ? 0 : met.getMin();
            case MAXIMUM -> met.getCount() == 0 ? 0 : met.getMax();
            case SPREAD -> met.getCount() == 0 ? 0 : met.getMax() - met.getMin();
          };
      if (values.getLast() >= 3) {
        assertThat(windows.values().iterator().next().value(window)).isEqualTo(expected);
      }
    }
  }

  private static List<Long> run(DetectionRuleContent content, List<Observation> events) {
    return fire(content, events).stream()
        .map(firing -> firing.report().getLeastSignificantBits())
        .toList();
  }

  private static List<Firing> fire(DetectionRuleContent content, List<Observation> events) {
    var engine = new DetectionEngine(List.of(rule(content)), 50);
    return engine.apply(engine.judge(events).hits(), new HashMap<>()).firings();
  }

  private static List<Observation> guardrails(String seconds) {
    return numbers(seconds).stream().map(at -> event(at, GUARDRAIL_TRIGGERED)).toList();
  }

  private static List<Observation> figures(String metric, String values) {
    var all = values.split(" ", -1);
    return LongStream.range(0, all.length)
        .mapToObj(i -> event(i, MEASUREMENT, figure(metric, all[(int) i])))
        .toList();
  }

  private static List<Long> numbers(String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(" ", -1)).map(Long::valueOf).toList();
  }
}
