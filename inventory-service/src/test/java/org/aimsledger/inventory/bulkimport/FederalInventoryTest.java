package org.aimsledger.inventory.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.bulkimport.RowTranslation.Understood;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The published totals of the 2025 federal inventory are the oracle.
class FederalInventoryTest {
  @BeforeEach
  void theFileIsThere() {
    assumeTrue(Files.exists(Samples.FEDERAL), "the federal inventory is not on this machine");
  }

  @Test
  void everyRowIsUnderstoodAndTheStagesCountAsPublished() {
    // When
    var rows = understood();

    // Then
    assertThat(rows).hasSize(3_611);
    assertThat(
            rows.stream()
                .collect(
                    Collectors.groupingBy(row -> row.command().stage(), Collectors.counting())))
        .containsOnly(
            java.util.Map.entry(Stage.PRE_DEPLOYMENT, 1_479L),
            java.util.Map.entry(Stage.DEPLOYED, 1_040L),
            java.util.Map.entry(Stage.PILOT, 440L),
            java.util.Map.entry(Stage.RETIRED, 314L),
            java.util.Map.entry(Stage.UNKNOWN, 338L));
  }

  @Test
  void highImpactCountsAsPublished() {
    // When
    var high =
        understood().stream().filter(r -> r.command().highImpact() == HighImpact.YES).toList();

    // Then
    assertThat(high).hasSize(445);
    assertThat(high.stream().filter(r -> r.command().stage().isLive())).hasSize(250);
  }

  @Test
  void rowsWithoutIdAndRepeatedIdsAreFlagged() {
    // When
    var rows = understood();

    // Then
    assertThat(rows.stream().filter(r -> r.flags().contains(RowIdentities.ID_MISSING)))
        .hasSize(704);
    assertThat(rows.stream().filter(r -> r.flags().contains(RowIdentities.ID_REPEATED))).hasSize(6);
    assertThat(rows.stream().filter(r -> r.flags().contains("rule-presumed-needs-justification")))
        .hasSize(1);
    assertThat(rows.stream().filter(r -> r.flags().contains("rule-justification-only-if-presumed")))
        .hasSize(718);
    assertThat(rows.stream().filter(r -> r.flags().contains("training-not-in-vocabulary")))
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "in-use-names-demographic-features, 511",
    "vendor-only-if-there-is-one, 39",
    "authorised-system-is-named, 58",
    "authorised-system-only-if-authorised, 198",
    "high-impact-in-use-follows-the-minimum-practices, 103"
  })
  void aConditionOfTheDictionaryIsBrokenByAsManyRowsAsWereCounted(String rule, long rows) {
    // When
    var broken = understood().stream().filter(r -> r.flags().contains("rule-" + rule));

    // Then
    assertThat(broken).hasSize((int) rows);
  }

  @Test
  void everyDateIsUnderstood() {
    assertThat(
            understood().stream()
                .filter(r -> r.flags().contains("operationalDate-date-not-understood"))
                .map(r -> r.command().profile().attributes().get("operationalDate")))
        .isEmpty();
  }

  private static List<Understood> understood() {
    return Samples.translated(Samples.bytes(Samples.FEDERAL)).stream()
        .map(Understood.class::cast)
        .toList();
  }
}
