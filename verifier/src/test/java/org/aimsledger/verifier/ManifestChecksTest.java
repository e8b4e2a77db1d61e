package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.aimsledger.verifier.log.Hash;
import org.junit.jupiter.api.Test;

/// A bundle about a period has to be a stretch of the log without a gap; others need not.
class ManifestChecksTest {

  private static final String PERIOD = "recorded 2026-01-01T00:00:00Z/2026-02-01T00:00:00Z";

  @Test
  void aStretchWithoutAGapIsAccepted() {
    // Given
    var manifest = manifest(PERIOD, 5, 6, 7);

    // When
    var problems = problems(manifest);

    // Then
    assertThat(problems).isEmpty();
  }

  /// Attack: an entry is left out of a bundle about a period | verifier | when it runs
  @Test
  void aGapInAStretchIsNamed() {
    // Given
    var manifest = manifest(PERIOD, 5, 6, 8);

    // When
    var problems = problems(manifest);

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
    var manifest = manifest(SampleBundle.SUBJECT, 5, 6, 8);

    // When
    var problems = problems(manifest);

    // Then
    assertThat(problems).isEmpty();
  }

  private static List<String> problems(Manifest manifest) {
    var findings = new Findings();
    ManifestChecks.run(manifest, findings);
    return findings.problems().stream().map(Problem::reason).toList();
  }

  private static Manifest manifest(String subject, long... selected) {
    long seal = 12;
    var entries =
        LongStream.concat(LongStream.of(selected), LongStream.of(seal))
            .mapToObj(
                index -> new Manifest.Entry(index, "/risk", 0, index + 1, Hash.EMPTY_ROOT, null))
            .toList();
    var draft = with(subject, seal, selected.length, "", entries);
    return with(subject, seal, selected.length, draft.computedDigest(), entries);
  }

  private static Manifest with(
      String subject, long seal, long count, String digest, List<Manifest.Entry> entries) {
    return new Manifest(
        "log", subject, 10, count, "2026-02-02T00:00:00Z", seal, digest, entries, List.of());
  }
}
