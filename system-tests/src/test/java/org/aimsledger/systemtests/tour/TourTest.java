package org.aimsledger.systemtests.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aimsledger.systemtests.tour.Tour.Step;
import org.junit.jupiter.api.Test;

class TourTest {
  private static final String MARKDOWN =
      """
      # Title
      ## Before
      ```
      $ not this
      ```
      ## Tour
      Words.
      ```
      $ first --flag
      Id 6a896365-b058-87ad-8e94-90145b08ec9a at 2026-11-22T06:36:23.656023Z
        registered   7
      $ second
      ```
      More words.
      ```
      $ third
      {"a":1, … ,"b":2}
      ```
      ## After
      """;

  @Test
  void commandsOfTheSectionComeWithTheirOutput() {
    // When
    var tour = Tour.of(MARKDOWN, "## Tour");

    // Then
    assertThat(tour.steps())
        .containsExactly(
            new Step(
                "first --flag",
                List.of(
                    "Id 6a896365-b058-87ad-8e94-90145b08ec9a at 2026-11-22T06:36:23.656023Z",
                    "  registered   7")),
            new Step("second", List.of()),
            new Step("third", List.of("{\"a\":1, … ,\"b\":2}")));
  }

  @Test
  void idsTimesAndEllipsesStandForTheirKind() {
    // Given
    var steps = Tour.of(MARKDOWN, "## Tour").steps();

    // When
    var first =
        Tour.missing(
            steps.getFirst(),
            "progress\nId 00000000-b058-87ad-8e94-90145b08ec9a at 2027-01-01T00:00:00Z\n  registered   7\n",
            true);
    var third = Tour.missing(steps.getLast(), "{\"a\":12,\"x\":0,\"b\":3}", true);

    // Then
    assertThat(first).isEmpty();
    assertThat(third).isEmpty();
  }

  @Test
  void anotherCountIsMissedOnlyWhereCountsAreExact() {
    // Given
    var step = new Step("import", List.of("  registered   7"));

    // When
    var exact = Tour.missing(step, "  registered   0", true);
    var repeated = Tour.missing(step, "  registered   0", false);

    // Then
    assertThat(exact).isEqualTo("  registered   7");
    assertThat(repeated).isEmpty();
  }

  @Test
  void anotherWordIsMissed() {
    // Given
    var step = new Step("verify", List.of("VERIFIED"));

    // When
    var missing = Tour.missing(step, "NOT VERIFIED", true);

    // Then
    assertThat(missing).isEqualTo("VERIFIED");
  }
}
