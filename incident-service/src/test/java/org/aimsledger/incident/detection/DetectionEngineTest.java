package org.aimsledger.incident.detection;

import static org.aimsledger.incident.detection.DetectionSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.aimsledger.contracts.incident.DetectionComparison;
import org.aimsledger.contracts.incident.DetectionMeasure;
import org.aimsledger.contracts.incident.DetectionRearm;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.incident.detection.ActiveRule.RuleVersion;
import org.aimsledger.incident.platform.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is cut, killed or run once more, the same events lead to the same firings.
class DetectionEngineTest {
  private static final int SYSTEMS = 5;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 30);
  }

  /// An engine that is fed in pages of any size, loses its memory at any moment and goes on from
  /// what it kept last, against one that sees everything at once.
  @ParameterizedTest
  @MethodSource("seeds")
  void aKilledEngineFindsWhatAnUninterruptedOneFinds(long seed) {
    // Given
    var random = new Random(seed);
    var rules = rules(random);
    var events = events(random, 600);
    var engine = new DetectionEngine(rules, 50);
    var expected = engine.apply(engine.judge(events).hits(), new HashMap<>()).firings();

    // When
    var found = killedAgainAndAgain(random, rules, events);

    // Then
    assertThat(found.values()).as("seed " + seed).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(expected).as("seed " + seed).isNotEmpty();
  }

  private static Map<UUID, Firing> killedAgainAndAgain(
      Random random, List<ActiveRule> rules, List<Observation> events) {
    var found = new HashMap<UUID, Firing>();
    Map<WindowKey, byte[]> database = new HashMap<>();
    var place = Position.START;
    var run = new EngineRun(rules.getFirst().content().allowance(), place, rules, NOON);
    while (run.position().compareTo(Position.after(events.getLast().time())) < 0) {
      if (random.nextInt(6) == 0) {
        run = new EngineRun(run.allowance(), place, rules, NOON);
      }
      var page = page(events, run.position(), 1 + random.nextInt(60));
      var engine = run.engine(50);
      var judged = engine.judge(page, random.nextBoolean() ? 1 + random.nextInt(20) : 1_000);
      page = page.subList(0, judged.looked());
      var missing = run.missing(judged.hits());
      var loaded = new HashMap<WindowKey, byte[]>();
      missing.stream()
          .filter(database::containsKey)
          .forEach(key -> loaded.put(key, database.get(key)));
      run.loaded(missing, loaded);
      var open = run.windows(judged.hits());
      var outcome = engine.apply(judged.hits(), open);
      outcome.firings().forEach(each -> found.put(WhenRuleFiresRaiseIncidentPolicy.id(each), each));
      if (random.nextInt(6) == 0) {
        // Killed after the firings were kept and before anything else was.
        run = new EngineRun(run.allowance(), place, rules, NOON);
        continue;
      }
      var to =
          page.isEmpty()
              ? Position.after(events.getLast().time())
              : new Position(page.getLast().time(), page.getLast().report());
      run.judged(to, judged.tallies(), outcome, open);
      if (random.nextInt(4) == 0) {
        var changes = run.changes();
        assertThat(changes.from()).isEqualTo(place);
        changes.windows().forEach((key, window) -> database.put(key, window.encoded()));
        place = changes.to();
        var most = random.nextInt(10_000);
        run.kept(NOON, most);
        assertThat(run.windowBytes()).isLessThanOrEqualTo(most);
      }
    }
    return found;
  }

  private static List<Observation> page(List<Observation> events, Position after, int limit) {
    return events.stream()
        .filter(event -> new Position(event.time(), event.report()).compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  @Test
  void aVersionJudgesOnlyWhatHappenedInItsTime() {
    // Given
    var content = content(null, "true", count(1, 1), DetectionRearm.AFTER_COOL_DOWN, 0);
    var rule = rule(content).within(NOON.plusSeconds(2), NOON.plusSeconds(4));
    var engine = new DetectionEngine(List.of(rule), 50);
    var events = LongStream.rangeClosed(0, 6).mapToObj(at -> event(at, ReportKind.HARM)).toList();

    // When
    var hits = engine.judge(events).hits();

    // Then
    assertThat(hits)
        .extracting(hit -> hit.observation().report().getLeastSignificantBits())
        .containsExactly(3L, 4L);
  }

  @Test
  void figuresOfOneEventAreLookedAtOneByOne() {
    // Given
    var content = content("gap", "value > 0.1", count(60, 2), DetectionRearm.AFTER_COOL_DOWN, 0);
    var engine = new DetectionEngine(List.of(rule(content)), 50);
    var event =
        event(
            1,
            ReportKind.MEASUREMENT,
            figure("gap", "0.2"),
            figure("other", "0.2"),
            figure("gap", "0.3"),
            figure("gap", "0.2"),
            figure("gap", "0.2"));

    // When
    var firings = engine.apply(engine.judge(List.of(event)).hits(), new HashMap<>()).firings();

    // Then
    assertThat(firings).extracting(Firing::figure).containsExactly(1, 3);
    assertThat(firings).extracting(Firing::name).doesNotHaveDuplicates();
  }

  @Test
  void noMoreEventsAreLookedAtThanWindowsFitFor() {
    // Given
    var content = content(null, "true", count(60, 100), DetectionRearm.AFTER_COOL_DOWN, 0);
    var rules =
        LongStream.range(0, 10)
            .mapToObj(i -> rule(new RuleVersion(new UUID(9, i), 1), content))
            .toList();
    var events = LongStream.rangeClosed(1, 9).mapToObj(at -> event(at, ReportKind.HARM)).toList();
    var engine = new DetectionEngine(rules, 50);

    // When
    var part = engine.judge(events, 21);

    // Then: the third event passes the limit, and is looked at whole
    assertThat(part.looked()).isEqualTo(3);
    assertThat(part.hits()).hasSize(30);
    assertThat(engine.judge(events.subList(3, 9), 21).hits().getFirst().observation())
        .isEqualTo(events.get(3));
  }

  private static List<ActiveRule> rules(Random random) {
    var contents = new ArrayList<DetectionRuleContent>();
    for (var i = 0; i < 6; i++) {
      var rearm =
          random.nextBoolean() ? DetectionRearm.WHEN_RECOVERED : DetectionRearm.AFTER_COOL_DOWN;
      var coolDown = random.nextInt(3) * 50L;
      contents.add(
          switch (random.nextInt(5)) {
            case 0 -> content("psi", "value > 0.6", countOfLast(5, 3), rearm, coolDown);
            case 1 -> content(null, "kind == 'GUARDRAIL_TRIGGERED'", count(60, 3), rearm, coolDown);
            case 2 ->
                content(
                    null,
                    "kind == 'HUMAN_OVERRIDE'",
                    window(DetectionMeasure.SHARE, 200, null, DetectionComparison.ABOVE, "0.3", 4),
                    rearm,
                    coolDown);
            case 3 ->
                content(
                    "psi",
                    "value > 0.1",
                    window(DetectionMeasure.SUM, 300, null, DetectionComparison.ABOVE, "4", 1),
                    rearm,
                    coolDown);
            default ->
                content(
                    "psi",
                    "true",
                    window(DetectionMeasure.AVERAGE, null, 4, DetectionComparison.BELOW, "0.4", 2),
                    rearm,
                    coolDown);
          });
    }
    var rules = new ArrayList<ActiveRule>();
    for (var i = 0; i < contents.size(); i++) {
      rules.add(rule(new RuleVersion(new UUID(9, i), 1), contents.get(i)));
    }
    return rules;
  }

  /// In the order in which they are judged; several may have happened at the same time.
  private static List<Observation> events(Random random, int number) {
    var ordered = new TreeMap<Position, Observation>();
    var kinds =
        List.of(
            ReportKind.MEASUREMENT,
            ReportKind.GUARDRAIL_TRIGGERED,
            ReportKind.HUMAN_OVERRIDE,
            ReportKind.DRIFT);
    for (var i = 0; i < number; i++) {
      var plain =
          event(
              new UUID(5, random.nextInt(SYSTEMS)),
              random.nextInt(2_000),
              kinds.get(random.nextInt(kinds.size())),
              figure("psi", "0." + random.nextInt(10)));
      var event =
          new Observation(
              new UUID(random.nextLong(), random.nextLong()),
              plain.system(),
              plain.kind(),
              plain.source(),
              plain.externalId(),
              plain.summary(),
              plain.time(),
              plain.recordedAt(),
              plain.lane(),
              plain.laneSeq(),
              plain.type(),
              plain.details(),
              plain.measurements());
      ordered.put(new Position(event.time(), event.report()), event);
    }
    return List.copyOf(ordered.values());
  }
}
