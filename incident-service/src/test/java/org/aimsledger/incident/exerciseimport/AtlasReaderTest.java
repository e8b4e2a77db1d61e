package org.aimsledger.incident.exerciseimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aimsledger.contracts.incident.ExerciseScript;
import org.aimsledger.contracts.incident.ExerciseStep;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.contracts.inventory.DatePrecision;
import org.aimsledger.contracts.inventory.GivenDate;
import org.aimsledger.incident.exercise.ExerciseCommand.Adopt;
import org.aimsledger.incident.exercise.ExerciseCommandHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtlasReaderTest {
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");

  /// In the form of the file, with content of our own.
  static final String OWN =
      """
      id: ATLAS
      version: 0.0.1
      matrices:
      - id: ATLAS
        tactics: [{id: AML.TA9001}, {id: AML.TA9002}]
        techniques: [{id: AML.T9001}, {id: AML.T9001.001}]
      case-studies:
      - id: AML.CS9001
        name: Poisoned recipe index
        object-type: case-study
        summary: |
          Somebody planted recipes.
        incident-date: 2024-02-01
        incident-date-granularity: MONTH
        procedure:
        - tactic: AML.TA9002
          technique: AML.T9001.001
          description: Planted <b>recipes</b>.
        - tactic: AML.TA9001
          technique: AML.T9001
          description: Waited.
        target: A cooking helper
        case-study-type: exercise
      """;

  @Test
  void aCaseBecomesAnExerciseWithItsStepsInTheirOrder() {
    // When
    var cases = read(OWN);

    // Then
    var outside =
        new OutsideRecord(
            "mitre-atlas", "AML.CS9001", "https://atlas.mitre.org/studies/AML.CS9001");
    assertThat(cases)
        .containsExactly(
            new Adopt(
                ExerciseCommandHandler.exerciseOf(outside),
                outside,
                new ExerciseScript(
                    "ATLAS 0.0.1",
                    "Poisoned recipe index",
                    "Somebody planted recipes.",
                    false,
                    new GivenDate("2024-02-01", "2024-02", DatePrecision.MONTH),
                    "A cooking helper",
                    null),
                List.of(
                    new ExerciseStep("AML.TA9002", "AML.T9001.001", "Planted <b>recipes</b>."),
                    new ExerciseStep("AML.TA9001", "AML.T9001", "Waited.")),
                NOON));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AML.TA9002|AML.TA9009|AML.CS9001: tactic AML.TA9009 is not defined",
        "technique: AML.T9001.001|technique: AML.T9009|technique AML.T9009 is not defined",
        "MONTH|DECADE|incident-date-granularity must be",
        "case-study-type: exercise|case-study-type: tale|case-study-type must be",
        "case-studies:|cases:|case-studies must be a list",
        "version: 0.0.1|title: x|version is missing",
        "name: Poisoned recipe index|nom: x|name is missing"
      })
  void aFileThatIsNotWholeIsRefused(String part, String instead, String reason) {
    // Given
    var broken =
        part.equals("AML.TA9002")
            ? OWN.replace("- tactic: " + part, "- tactic: " + instead)
            : OWN.replace(part, instead);

    // When, Then
    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({"'[1, 2]'", "'{{{'", "''"})
  void whatIsNoAtlasIsRefused(String text) {
    // When, Then
    assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thePublishedFileHasFiftySevenCases() throws IOException {
    // Given
    var file = Path.of("../../shared/data/atlas/ATLAS.yaml");
    assumeTrue(Files.isReadable(file), "the published file is not here: " + file);

    // When
    var cases = AtlasReader.read(Files.readAllBytes(file), 100, NOON);

    // Then
    assertThat(cases).hasSize(57);
    assertThat(cases.stream().filter(one -> one.script().happened())).hasSize(17);
    assertThat(cases.stream().mapToInt(one -> one.steps().size()).summaryStatistics())
        .satisfies(
            steps -> {
              assertThat(steps.getSum()).isEqualTo(449);
              assertThat(steps.getMin()).isEqualTo(1);
              assertThat(steps.getMax()).isEqualTo(18);
            });
    assertThat(
            cases.stream()
                .map(one -> Objects.requireNonNull(one.script().occurredOn()).precision())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
        .containsEntry(DatePrecision.DAY, 34L)
        .containsEntry(DatePrecision.MONTH, 14L)
        .containsEntry(DatePrecision.YEAR, 9L);
  }

  private static List<Adopt> read(String yaml) {
    return AtlasReader.read(yaml.getBytes(StandardCharsets.UTF_8), 10, NOON);
  }
}
