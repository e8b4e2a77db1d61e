package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aimsledger.verifier.log.TlogProof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bundle whose first entry, at index 1, has lost its content.
class PrunedBundleTest {

  @TempDir private Path folder;

  private final SampleLog log = SampleBundle.usualLog();
  private final long order = step("orderer", PruningStep.ORDERED, records());
  private final long confirmation = step("confirmer", PruningStep.CONFIRMED, Json.Members.empty());
  private final long event = prune("1");
  private final long otherEvent = prune("2");
  private final SampleBundle bundle = SampleBundle.of(log, SampleBundle.usualSelection());

  private static Json.Members records() {
    return Json.Members.empty().with("recordClass", "notes").with("rule", "retention-rules@1");
  }

  private long prune(String entries) {
    return step(
        "service/audit",
        PruningStep.PRUNED,
        records().with("entries", entries).with("count", 1).with("entriesDigest", "ab".repeat(32)));
  }

  private long step(String actor, String type, Json.Members data) {
    return log.appendBy(actor, PruningStep.SOURCE, 0, type, "content-pruning/1", data);
  }

  /// The bundle without the content, and with the events that explain it.
  private Report verify(long prunedBy, boolean withEvent) throws IOException {
    return verify(prunedBy, withEvent ? List.of(order, confirmation, prunedBy) : List.of());
  }

  private Report verify(long prunedBy, List<Long> prunings) throws IOException {
    var lines = new ArrayList<>(bundle.entries());
    lines.set(0, lines.getFirst().with("prunedBy", prunedBy));
    var manifest = bundle.manifest(lines);
    if (!prunings.isEmpty()) {
      manifest =
          manifest.with(
              "prunings", new Json.Array(prunings.stream().<Json>map(bundle::line).toList()));
      prunings.forEach(this::put);
    }
    bundle.put(Bundle.MANIFEST, manifest.encode());
    var _ = bundle.files.remove(Bundle.entry(1));
    return new BundleVerifier(bundle.write(folder), null).run();
  }

  private void put(long index) {
    bundle.files.put(Bundle.entry(index), log.leaves.get((int) index));
    bundle.files.put(
        Bundle.proof(index),
        TlogProof.of(index, log.inclusionProof(index), bundle.checkpoint).bytes());
  }

  @Test
  void theHashIsVerifiedAndTheContentIsSaidNotToBe() throws IOException {
    // Given
    // When
    var report = verify(event, true);

    // Then
    assertThat(report.problems()).isEmpty();
    assertThat(report.verified()).isTrue();
    assertThat(report.notChecked())
        .contains(
            "1 entries: content pruned by the event at index %d under rule \"retention-rules@1\", class"
                    .formatted(event)
                + " \"notes\": hash verified, content not.");
  }

  /// Attack: the content of an entry is left out of a bundle, and the event that is to explain it
  /// as well | verifier | when it runs
  @Test
  void withoutTheEventTheContentIsMissed() throws IOException {
    // Given
    // When
    var report = verify(event, false);

    // Then
    assertThat(report.verified()).isFalse();
    assertThat(report.problems())
        .containsExactly(
            new Problem(
                Check.INCLUSION,
                "entries/1",
                "its content is missing, and no event at index %d says that it was pruned"
                    .formatted(event)));
  }

  /// Attack: the content of an entry is left out of a bundle, and a pruning of other entries is
  /// shown for it | verifier | when it runs
  @Test
  void aPruningOfOtherEntriesExplainsNothing() throws IOException {
    // Given
    long other = otherEvent;

    // When
    var report = verify(other, true);

    // Then
    assertThat(report.problems())
        .containsExactly(
            new Problem(
                Check.INCLUSION,
                "entries/1",
                "its content is missing, and no event at index %d says that it was pruned"
                    .formatted(other)));
  }

  /// Attack: the order or the confirmation of a pruning is left out of a bundle | verifier | when
  /// it runs
  @Test
  void withoutOrderAndConfirmationAPruningExplainsNothing() throws IOException {
    // Given
    // When
    var unordered = verify(event, List.of(event));
    var unconfirmed = verify(event, List.of(order, event));

    // Then
    assertThat(unordered.problems())
        .extracting(Problem::reason)
        .containsExactly(
            "a pruning that nobody had ordered",
            "its content is missing, and no event at index %d says that it was pruned"
                .formatted(event));
    assertThat(unconfirmed.problems())
        .extracting(Problem::reason)
        .containsExactly(
            "a pruning that was ordered at index %d and that nobody had confirmed".formatted(order),
            "its content is missing, and no event at index %d says that it was pruned"
                .formatted(event));
  }

  /// Attack: the leaf hash of an entry without content is changed in the manifest | verifier | when
  /// it runs
  @Test
  void anotherHashIsNotInTheLog() throws IOException {
    // Given
    var lines = new ArrayList<>(bundle.entries());
    lines.set(0, lines.getFirst().with("prunedBy", event).with("leafHash", "ab".repeat(32)));
    var prunings = List.of(order, confirmation, event);
    bundle.put(
        Bundle.MANIFEST,
        bundle
            .manifest(lines)
            .with("prunings", new Json.Array(prunings.stream().<Json>map(bundle::line).toList()))
            .encode());
    prunings.forEach(this::put);
    var _ = bundle.files.remove(Bundle.entry(1));

    // When
    var report = new BundleVerifier(bundle.write(folder), null).run();

    // Then
    assertThat(report.verified()).isFalse();
    assertThat(report.problems()).extracting(Problem::place).contains("proofs/1.tlog-proof");
  }

  /// Attack: an event of another kind is shown as a pruning | verifier | when it runs
  @Test
  void anotherEventIsNoPruning() throws IOException {
    // Given
    long other = 3;

    // When
    var report = verify(other, true);

    // Then
    assertThat(report.problems())
        .extracting(Problem::reason)
        .containsExactly(
            "no event that prunes, but \"org.aimsledger.inventory.suspended.v1\"",
            "its content is missing, and no event at index 3 says that it was pruned");
    assertThat(new String(log.leaves.get(3), StandardCharsets.UTF_8)).contains("suspended");
  }
}
