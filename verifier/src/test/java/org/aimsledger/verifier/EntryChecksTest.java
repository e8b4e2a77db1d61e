package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.MalformedException;
import org.junit.jupiter.api.Test;

class EntryChecksTest {

  private final Findings findings = new Findings();

  @Test
  void moreStreamsThanAreFollowedAreRefusedOnce() {
    // Given
    var checks = new EntryChecks(findings, 2);

    // When
    for (int i = 0; i < 5; i++) {
      checks.next(i, leaf("/risk", 0, i + 1, "stream/" + i, 1));
    }
    checks.next(5, leaf("/risk", 0, 6, "stream/1", 3));

    // Then
    assertThat(findings.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "entries/2: more than 2 streams",
            "entries/5: stream \"stream/1\": version 3 follows version 1, what is between is missing");
    assertThat(checks.wholeStreams()).isEqualTo(2);
  }

  @Test
  void moreLanesThanAreFollowedAreRefusedOnce() {
    // Given
    var checks = new EntryChecks(findings);

    // When
    for (int i = 0; i < Lanes.MOST + 3; i++) {
      checks.next(i, leaf("/risk", i, 1, "stream/" + i, 2));
    }

    // Then
    assertThat(findings.problems())
        .extracting(Problem::toString)
        .containsExactly("entries/10000: more than 10000 lanes");
    assertThat(checks.partialStreams()).isEqualTo(Lanes.MOST + 3);
  }

  @Test
  void namesThatAPruningIsHeldWithAreShort() {
    // Given
    var data =
        Json.Members.empty()
            .with("entries", "1-3")
            .with("count", 3)
            .with("rule", "r")
            .with("entriesDigest", "d");

    // When, Then
    assertThat(Pruning.of(9, Hash.EMPTY_ROOT, data.with("recordClass", "x".repeat(200))).runs())
        .hasSize(1);
    assertThatThrownBy(
            () -> Pruning.of(9, Hash.EMPTY_ROOT, data.with("recordClass", "x".repeat(201))))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("longer than 200 characters");
  }

  private static Leaf leaf(String source, long lane, long number, String subject, long version) {
    return new Leaf(
        new Leaf.Header(source, lane, number, 1),
        new Leaf.Event(
            lane + " " + number,
            source,
            "type",
            subject,
            "2026-11-22T10:00:00Z",
            version,
            null,
            Json.Members.empty()));
  }
}
