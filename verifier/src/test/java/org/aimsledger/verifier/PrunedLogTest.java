package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.TileAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log of 600 entries of which some have lost their content, rightly or not.
class PrunedLogTest {

  private static final byte[] NOTHING = {};
  private static final String PRUNING = "content-pruning/1";
  private static final String RULE = "retention-rules@1";

  @TempDir private Path folder;

  private final SampleLog log = TamperedLogTest.grown(599);
  private final Policy policy = Policy.of(log.signer.verifierKey());

  private String digest(List<Long> entries) {
    var lines = new StringBuilder();
    for (long entry : entries) {
      Hash hash = Hash.leaf(log.leaves.get((int) entry));
      lines.append(entry).append(' ').append(hash.hex()).append('\n');
    }
    return Hash.sha256(lines.toString().getBytes(StandardCharsets.US_ASCII)).hex();
  }

  /// A part of a pruning that was ordered by one and confirmed by another.
  private long prune(String source, String entries, long count, String digest) {
    step("orderer", PruningStep.ORDERED, order("notes"));
    step("confirmer", PruningStep.CONFIRMED, Json.Members.empty());
    return name(source, PRUNING, entries, count, digest);
  }

  private void step(String actor, String type, Json.Members data) {
    var _ = log.appendBy(actor, PruningStep.SOURCE, 7, type, PRUNING, data);
  }

  private static Json.Members order(String recordClass) {
    return Json.Members.empty().with("recordClass", recordClass).with("rule", RULE);
  }

  private long name(String source, String pruning, String entries, long count, String digest) {
    return log.append(
        source,
        7,
        PruningStep.PRUNED,
        pruning,
        order("notes").with("entries", entries).with("count", count).with("entriesDigest", digest));
  }

  private Verdict withoutContent(long... missing) {
    var _ = LogFolder.write(folder, log.leaves, log.signer);
    var copy = new TamperedFolder(folder);
    for (long entry : missing) {
      copy.entries(
          entry < 256 ? "tile/entries/000" : "tile/entries/001",
          entries -> entries.set((int) (entry % 256), NOTHING));
    }
    return copy.verify(policy, LogVerifier.Options.usual());
  }

  @Test
  void whatAnEventNamesMayBeMissing() {
    // Given
    long event = prune("/audit", "3 255-257", 4, digest(List.of(3L, 255L, 256L, 257L)));

    // When
    var verdict = withoutContent(3, 255, 256, 257);

    // Then
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.verified()).isTrue();
    assertThat(verdict.claims())
        .containsExactly(
            LogCheck.CHECKPOINT, LogCheck.TREE, LogCheck.ENTRIES, LogCheck.EVENTS, LogCheck.PRUNED);
    assertThat(verdict.facts())
        .contains(
            "  pruned       4 entries: content pruned by the event at index %d under rule"
                    .formatted(event)
                + " \"retention-rules@1\", class \"notes\": hash verified, content not");
    assertThat(verdict.notChecked()).anyMatch(line -> line.startsWith("The content of 4 entries"));
  }

  @Test
  void aCopyFromBeforeThePruningHolds() {
    // Given
    var _ = prune("/audit", "3 255-257", 4, digest(List.of(3L, 255L, 256L, 257L)));

    // When
    var verdict = withoutContent();

    // Then
    assertThat(verdict.verified()).isTrue();
    assertThat(verdict.claims()).contains(LogCheck.LANES, LogCheck.STREAMS);
  }

  /// Attack: the content of an entry of a log is left out, and no event says that it was pruned |
  /// verifier, `verify-log` | when it runs
  @Test
  void whatNoEventNamesIsMissed() {
    // Given
    var _ = prune("/audit", "3", 1, digest(List.of(3L)));

    // When
    var verdict = withoutContent(3, 300);

    // Then
    assertThat(verdict.verified()).isFalse();
    assertThat(verdict.problems())
        .containsExactly(
            new Problem(
                LogCheck.PRUNED,
                "tile/entries/001, entry 300",
                "its content is missing, and no event of the log says that it was pruned"));
  }

  /// Attack: a pruning event has the digest of other hashes than the tree has | verifier,
  /// `verify-log` | when it runs
  @Test
  void anotherDigestExplainsNothing() {
    // Given
    var _ = prune("/audit", "3", 1, digest(List.of(4L)));

    // When
    var verdict = withoutContent(3);

    // Then
    assertThat(verdict.problems())
        .extracting(Problem::reason)
        .satisfiesExactly(
            first -> assertThat(first).contains("it says they had another"),
            second -> assertThat(second).contains("no event of the log says that it was pruned"));
  }

  /// Attack: another service than audit-service records a pruning | verifier, `verify-log` | when
  /// it runs
  @Test
  void whatAnotherServiceSaysExplainsNothing() {
    // Given
    var _ = prune("/inventory", "3", 1, digest(List.of(3L)));

    // When
    var verdict = withoutContent(3);

    // Then
    assertThat(verdict.problems()).extracting(Problem::check).containsExactly(LogCheck.PRUNED);
  }

  /// Attack: a pruning event names entries that come behind it | verifier, `verify-log` | when it
  /// runs
  @Test
  void anEventExplainsNothingThatComesBehindIt() {
    // Given
    var _ = prune("/audit", "3 4711", 2, digest(List.of(3L)));

    // When
    var verdict = withoutContent(3);

    // Then
    assertThat(verdict.problems())
        .extracting(Problem::reason)
        .contains(
            "the pruning names entries that were not there yet",
            "its content is missing, and no event of the log says that it was pruned");
  }

  /// Attack: a pruning event names entries, and nobody had ordered it, or nobody had confirmed it |
  /// verifier, `verify-log` | when it runs
  @Test
  void whatNobodyConfirmedExplainsNothing() {
    // Given
    long unordered = name("/audit", "content-pruning/2", "3", 1, digest(List.of(3L)));
    step("orderer", PruningStep.ORDERED, order("notes"));
    long unconfirmed = name("/audit", PRUNING, "4", 1, digest(List.of(4L)));
    step("confirmer", PruningStep.CONFIRMED, Json.Members.empty());

    // When
    var verdict = withoutContent(3, 4);

    // Then
    assertThat(verdict.verified()).isFalse();
    assertThat(verdict.problems())
        .contains(
            pruned(unordered, "a pruning that nobody had ordered"),
            pruned(
                unconfirmed,
                "a pruning that was ordered at index %d and that nobody had confirmed"
                    .formatted(unordered + 1)))
        .filteredOn(problem -> problem.reason().startsWith("its content is missing"))
        .hasSize(2);
  }

  /// Attack: one and the same person orders a pruning and confirms it | verifier, `verify-log` |
  /// when it runs
  @Test
  void whatOnePersonAloneWantedExplainsNothing() {
    // Given
    step("orderer", PruningStep.ORDERED, order("notes"));
    step("orderer", PruningStep.CONFIRMED, Json.Members.empty());
    step("confirmer", PruningStep.CONFIRMED, Json.Members.empty());
    long event = name("/audit", PRUNING, "3", 1, digest(List.of(3L)));

    // When
    var verdict = withoutContent(3);

    // Then
    assertThat(verdict.problems())
        .contains(
            pruned(
                event,
                "a pruning that was ordered at index 599 and confirmed at index 600 by the same"
                    + " person"))
        .anyMatch(problem -> problem.reason().startsWith("its content is missing"));
  }

  /// Attack: a pruning event names entries of another class of records than was ordered | verifier,
  /// `verify-log` | when it runs
  @Test
  void whatWasOrderedForOtherRecordsExplainsNothing() {
    // Given
    step("orderer", PruningStep.ORDERED, order("reads"));
    step("confirmer", PruningStep.CONFIRMED, Json.Members.empty());
    long event = name("/audit", PRUNING, "3", 1, digest(List.of(3L)));

    // When
    var verdict = withoutContent(3);

    // Then
    assertThat(verdict.problems())
        .contains(
            pruned(
                event,
                "a pruning of other records, or under another rule, than was ordered at index 599"))
        .anyMatch(problem -> problem.reason().startsWith("its content is missing"));
  }

  @Test
  void aNumberIsWrittenInOneWayOnly() {
    // Given
    var _ = prune("/audit", "03", 1, digest(List.of(3L)));

    // When
    var verdict = withoutContent();

    // Then
    assertThat(verdict.problems())
        .extracting(Problem::reason)
        .containsExactly("not a run of entries: \"03\"");
  }

  /// Which entries a pruning explains is known when it is read, so a log has any number of them.
  @Test
  void aPruningOfItsOwnBundleExplainsIt() {
    // Given
    long last = log.append("/inventory", 2, "changed", "last", Json.Members.empty());
    long event = prune("/audit", Long.toString(last), 1, digest(List.of(last)));
    var _ = LogFolder.write(folder, log.leaves, log.signer);
    var copy = new TamperedFolder(folder);
    copy.entries("tile/entries/002.p/91", entries -> entries.set((int) (last - 512), NOTHING));

    // When
    var verdict = copy.verify(policy, LogVerifier.Options.usual());

    // Then
    assertThat(event / 256).isEqualTo(last / 256);
    assertThat(verdict.problems()).isEmpty();
  }

  private Problem pruned(long event, String reason) {
    return new Problem(
        LogCheck.PRUNED,
        ChunkCheck.place(TileAddress.ofEntry(event, log.size()), event, null),
        reason);
  }

  /// Attack: numbers of lanes are left out of a log beside what was pruned | verifier, `verify-log`
  /// | when it runs
  @Test
  void prunedEntriesHideNoMissingNumbers() {
    // Given
    log.skipNumbers("/inventory", 2, 5);
    IntStream.range(0, 3)
        .forEach(
            _ -> {
              var _ = log.append("/inventory", 2, "changed", "last", Json.Members.empty());
            });
    var _ = prune("/audit", "3 598", 2, digest(List.of(3L, 598L)));
    var _ = LogFolder.write(folder, log.leaves, log.signer);
    var copy = new TamperedFolder(folder);
    copy.entries("tile/entries/000", entries -> entries.set(3, NOTHING));
    copy.entries("tile/entries/002.p/93", entries -> entries.set(598 - 512, NOTHING));

    // When
    var verdict = copy.verify(policy, LogVerifier.Options.usual());

    // Then
    assertThat(verdict.problems())
        .containsExactly(
            new Problem(
                LogCheck.LANES,
                "the whole log",
                "6 numbers of lanes are missing, and 2 entries have no content"));
  }
}
