package org.aimsledger.incident.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.incident.platform.Condition.Reading;
import org.aimsledger.incident.platform.Condition.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is told without evaluating is what an evaluation says.
class GuardReaderTest {
  private static final List<String> PARTS =
      List.of(
          "type == 'a'",
          "'b' == type",
          "type in ['a', 'c']",
          "type in []",
          "kind == 'DRIFT'",
          "kind in ['DRIFT', 'HARM']",
          "source != 'x'",
          "source == 'x'",
          "id == source",
          // Fails where the event has no such detail.
          "details.x == '1'",
          "details.exists(id, id == 'x')",
          "summary.contains('z')",
          "true");

  private final ConditionReader reader =
      new ConditionReader(new ConditionReader.Limits(5_000, 100, 100_000, 50));

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aGuardNeverChangesWhatAnExpressionSays(long seed) {
    // Given
    var random = new Random(seed);
    for (var i = 0; i < 100; i++) {
      var expression = expression(random, 3);
      var guarded = condition(expression);
      // Nothing is told of a denial, so this one is always evaluated.
      var evaluated = condition("!(!(" + expression + "))");

      // When
      var event = event(random);
      var told = guarded.test(event, null);

      // Then
      var said = evaluated.test(event, null);
      assertThat(told.met()).as("%s: %s of %s", seed, expression, event).isEqualTo(said.met());
      assertThat(told.error() == null)
          .as("%s: error of %s of %s", seed, expression, event)
          .isEqualTo(said.error() == null);
    }
  }

  /// An evaluation would fail, and be counted, where the detail is missing.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "type == 'a' && details.x == '1' ; true",
        "details.x == '1' && 'a' == type ; true",
        "type in ['a', 'c'] && details.x == '1' ; true",
        "(type == 'a' || type == 'c') && details.x == '1' ; true",
        "type == 'a' && type == 'b' && details.x == '1' ; true",
        "type == 'b' && details.x == '1' ; false",
        "(type == 'a' || kind == 'DRIFT') && details.x == '1' ; false",
        "type != 'a' && details.x == '1' ; false",
        "details.x == '1' ; false",
      })
  void whatIsOfAnotherTypeIsNotEvaluated(String expression, boolean told) {
    // Given
    var event = event("b", ReportKind.DRIFT, "x", Map.of());

    // When
    var verdict = condition(expression).test(event, null);

    // Then
    assertThat(verdict.equals(Verdict.NOT_MET)).isEqualTo(told);
  }

  private static String expression(Random random, int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return PARTS.get(random.nextInt(PARTS.size()));
    }
    var one = expression(random, depth - 1);
    return switch (random.nextInt(5)) {
      case 0 -> "!(" + one + ")";
      case 1, 2 -> "(" + one + " || " + expression(random, depth - 1) + ")";
      default -> "(" + one + " && " + expression(random, depth - 1) + ")";
    };
  }

  private static Observation event(Random random) {
    return event(
        List.of("a", "b", "c", "").get(random.nextInt(4)),
        List.of(ReportKind.DRIFT, ReportKind.HARM, ReportKind.OTHER).get(random.nextInt(3)),
        List.of("x", "y").get(random.nextInt(2)),
        random.nextBoolean() ? Map.of("x", "1") : Map.of());
  }

  private static Observation event(
      String type, ReportKind kind, String source, Map<String, String> details) {
    var time = Instant.parse("2026-03-01T10:00:00Z");
    return new Observation(
        new UUID(1, 1),
        new UUID(2, 2),
        kind,
        source,
        "x",
        "buzz",
        time,
        time,
        0,
        1,
        type,
        details,
        List.of());
  }

  private Condition condition(String expression) {
    return switch (reader.read(expression, false)) {
      case Reading.Usable(var condition) -> condition;
      case Reading.Unusable(var flaws) -> throw new AssertionError(expression + ": " + flaws);
    };
  }
}
