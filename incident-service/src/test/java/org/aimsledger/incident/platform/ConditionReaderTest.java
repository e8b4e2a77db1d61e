package org.aimsledger.incident.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aimsledger.contracts.inventory.Measurement;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.incident.platform.Condition.Flaw;
import org.aimsledger.incident.platform.Condition.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionReaderTest {
  private static final Measurement DRIFT = new Measurement("psi", new BigDecimal("0.31"), "1");
  private static final Observation EVENT =
      new Observation(
          new UUID(1, 1),
          new UUID(2, 2),
          ReportKind.DRIFT,
          "clinic",
          "4711",
          "Inputs have drifted",
          Instant.parse("2026-03-01T10:00:00Z"),
          Instant.parse("2026-03-01T10:00:05Z"),
          1,
          7,
          "org.example.drift",
          Map.of("version", "7", "group", "women"),
          List.of(DRIFT, new Measurement("accuracy", new BigDecimal("0.7"), null)));

  private final ConditionReader reader =
      new ConditionReader(new ConditionReader.Limits(1_000, 32, 1_000, 50));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true | true",
        "kind == 'DRIFT' | true",
        "kind in ['HARM', 'BIAS'] | false",
        "metrics['psi'] > 0.3 && metrics['accuracy'] < 1 | true",
        "has(details.version) && details.version == '7' | true",
        "'owner' in details | false",
        "details.exists(name, details[name] == 'women') | true",
        "summary.matches('(?i)drift') | true",
        "time < timestamp('2026-03-01T10:00:01Z') | true",
        "recorded - time > duration('4s') | true",
        "time.getHours() == 10 | true",
        "source.startsWith('cli') && id == '4711' && type.endsWith('drift') | true",
        "system == '00000000-0000-0002-0000-000000000002' | true",
      })
  void aConditionSeesEverythingThatTheEventSays(String expression, boolean met) {
    // Given
    var condition = usable(expression, false);

    // When
    var verdict = condition.test(EVENT, null);

    // Then
    assertThat(verdict).isEqualTo(new Condition.Verdict(met, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"value > 0.3 | true", "value > 1 | false", "unit == '1' && value >= 0.31 | true"})
  void aConditionOverFiguresKnowsTheFigure(String expression, boolean met) {
    // Given
    var condition = usable(expression, true);

    // When
    var verdict = condition.test(EVENT, DRIFT);

    // Then
    assertThat(verdict.met()).isEqualTo(met);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"details.owner == 'me'", "metrics['x'] > 1.0", "1 / size(source) > 1 / 0"})
  void whatCanNotBeSaidCountsAsNoAndIsNamed(String expression) {
    // Given
    var condition = usable(expression, false);

    // When
    var verdict = condition.test(EVENT, null);

    // Then
    assertThat(verdict.met()).isFalse();
    assertThat(verdict.error()).isNotBlank();
  }

  @Test
  void aFlawHasItsPlace() {
    // When
    var reading = reader.read("kind == 'DRIFT' &&\n  colour == 'red'", false);

    // Then
    assertThat(reading).isInstanceOf(Reading.Unusable.class);
    var flaws = ((Reading.Unusable) reading).flaws();
    assertThat(flaws).extracting(Flaw::line, Flaw::column).containsExactly(tuple(2, 3));
    assertThat(flaws.getFirst().message()).contains("colour");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kind ==",
        "kind",
        "1 + 1",
        "kind = 'DRIFT'",
        "kind == 7",
        "value > 0.3",
        "while (true) {}",
        "now() > time",
        "system.exit(1)",
      })
  void whatIsNoConditionOverAnEventIsRefused(String expression) {
    assertThat(reader.read(expression, false)).isInstanceOf(Reading.Unusable.class);
  }

  /// Would run long: loops inside loops, long loops over what the expression itself lists, deep and
  /// huge ones.
  @Test
  void whatWouldRunWithoutEndIsRefused() {
    var inner = "[1,2,3].all(a, [1,2,3].all(b, [1,2,3].all(c, a + b + c > 0)))";
    var long_ =
        IntStream.range(0, 80)
            .mapToObj(i -> "size(summary)>" + i)
            .collect(Collectors.joining("||"));
    var manySteps = "details.all(n, " + long_.substring(0, 700) + " || true)";
    var deep = "(".repeat(200) + "true" + ")".repeat(200);
    var huge = "true || " + "kind == 'x' || ".repeat(100) + "false";

    for (var expression : List.of(inner, manySteps, deep, huge)) {
      assertThat(reader.read(expression, false))
          .as(expression)
          .isInstanceOf(Reading.Unusable.class);
    }
  }

  @Test
  void aLoopThatTurnsTooOftenEndsAndIsAnError() {
    // Given
    var details =
        IntStream.range(0, 100)
            .boxed()
            .collect(Collectors.toMap(i -> "n" + i, i -> Integer.toString(i)));
    var event =
        new Observation(
            EVENT.report(),
            EVENT.system(),
            EVENT.kind(),
            "s",
            "i",
            "s",
            EVENT.time(),
            EVENT.time(),
            0,
            1,
            "",
            details,
            List.of());
    var condition = usable("details.all(name, name != '')", false);

    // When
    var verdict = condition.test(event, null);

    // Then
    assertThat(verdict.met()).isFalse();
    assertThat(verdict.error()).containsIgnoringCase("iteration");
  }

  private Condition usable(String expression, boolean overFigures) {
    return switch (reader.read(expression, overFigures)) {
      case Reading.Usable(var condition) -> condition;
      case Reading.Unusable(var flaws) -> throw new AssertionError(flaws.toString());
    };
  }
}
