package org.aimsledger.inventory.bulkimport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What agencies wrote means what the published report says it does.
class StandardizationReportTest {
  private static final Path REPORT =
      Path.of("../../shared/data/omb-2025/data_standardization_report.md");

  /// Columns without a vocabulary of ours.
  private static final Set<String> TEXTS =
      Set.of(
          "topic_area",
          "demographic_features",
          "hi_public_consultation",
          "hi_potential_impacts",
          "pia_url",
          "link_to_data",
          "code_url");

  private record Recoding(String column, String raw, String standard) {}

  private static List<Recoding> recodings() {
    assumeTrue(Files.exists(REPORT), "the standardisation report is not on this machine");
    return new String(Samples.bytes(REPORT), UTF_8)
        .lines()
        .filter(line -> line.startsWith("| ") && line.contains(" | Standard"))
        .map(line -> line.substring(2).split(" \\| "))
        .map(cells -> new Recoding(cells[0], written(cells[1]), cells[2].strip()))
        .filter(recoding -> !TEXTS.contains(recoding.column()))
        // Not among the selections of the dictionary: kept as it is and flagged.
        .filter(recoding -> !recoding.standard().equals("N/A"))
        .toList();
  }

  /// Without the remarks of the report's authors.
  private static String written(String cell) {
    return cell.replaceAll("\\s*\\\\\\(Note:.*$", "").replace("\\xa0", " ");
  }

  @Test
  void eachWordingMeansWhatItsStandardMeans() {
    // Given
    var mapping = Samples.mapping();

    // When
    var recodings = recodings();

    // Then
    assertThat(recodings).hasSizeGreaterThan(100);
    assertThat(recodings)
        .allSatisfy(
            recoding -> {
              var standard = mapping.meaning(recoding.column(), recoding.standard());
              assertThat(standard).as(recoding.toString()).isNotNull();
              assertThat(mapping.meaning(recoding.column(), recoding.raw()))
                  .as(recoding.toString())
                  .isEqualTo(standard);
            });
  }
}
