package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.aimsledger.verifier.log.Hash;
import org.junit.jupiter.api.Test;

/// A bundle about a period has to be a stretch of the log without a gap; others need not.
class ManifestChecksTest {

  private static final String PERIOD = "recorded 2026-01-01T00:00:00Z/2026-02-01T00:00:00Z";

  @Test
  void aStretchWithoutAGapIsAccepted() {
    // Given
    // When
    var problems = problems(PERIOD, 5, 6, 7);

    // Then
    assertThat(problems).isEmpty();
  }

  /// Attack: an entry is left out of a bundle about a period | verifier | when it runs
  @Test
  void aGapInAStretchIsNamed() {
    // Given
    // When
    var problems = problems(PERIOD, 5, 6, 8);

    // Then
    assertThat(problems)
        .singleElement()
        .asString()
        .contains(PERIOD)
        .contains("lists nothing between entries 6 and 8");
  }

  @Test
  void evidenceAboutAThingHasGaps() {
    // Given
    // When
    var problems = problems(SampleBundle.SUBJECT, 5, 6, 8);

    // Then
    assertThat(problems).isEmpty();
  }

  @Test
  void whatIsSelectedIsCountedWithoutTheSeal() {
    // Given
    var findings = new Findings();

    // When
    var selected = run(PERIOD, findings, 5, 6, 7);

    // Then
    assertThat(selected).isEqualTo(new Manifest.Selected(3, digest(5, 6, 7), 5L));
    assertThat(findings.count()).isZero();
  }

  private static List<String> problems(String subject, long... selected) {
    var findings = new Findings();
    var _ = run(subject, findings, selected);
    return findings.problems().stream().map(Problem::reason).toList();
  }

  private static Manifest.Selected run(String subject, Findings findings, long... selected) {
    long seal = 12;
    var manifest =
        new Manifest(
            "log",
            subject,
            10,
            selected.length,
            "2026-02-02T00:00:00Z",
            seal,
            digest(selected),
            Manifest.Selected.NOTHING);
    var checks = new ManifestChecks(manifest, findings);
    LongStream.concat(LongStream.of(selected), LongStream.of(seal))
        .mapToObj(index -> new Manifest.Entry(index, "/risk", 0, index + 1, Hash.EMPTY_ROOT, null))
        .forEach(checks::next);
    return checks.end();
  }

  private static String digest(long... selected) {
    var lines =
        LongStream.of(selected)
            .mapToObj(index -> index + " " + Hash.EMPTY_ROOT.hex() + "\n")
            .collect(Collectors.joining());
    return Hash.sha256(lines.getBytes(StandardCharsets.US_ASCII)).hex();
  }
}
