package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aimsledger.verifier.log.Hash;
import org.junit.jupiter.api.Test;

class StreamsTest {

  private static final int MANY = 100_000;

  private final Findings findings = new Findings();

  private static ChunkCheck.Version version(long stream, long number) {
    // Digests that collide in their lowest bits, where the table puts them, for every second
    // stream.
    var digest = new Hash(stream << (stream % 2 == 0 ? 32 : 0), stream, 0, 0);
    return new ChunkCheck.Version(digest, "stream " + stream, number);
  }

  @Test
  void eachStreamIsFoundAgainWhileTheTableGrows() {
    // Given
    var streams = new Streams(findings, MANY);

    // When
    for (int number = 1; number <= 3; number++) {
      for (int stream = 1; stream <= 2_000; stream++) {
        streams.next(version(stream, number), () -> "here");
      }
    }

    // Then
    assertThat(findings.problems()).isEmpty();
    assertThat(streams.followed()).isEqualTo(2_000);
    streams.next(version(1_999, 5), () -> "there");
    streams.next(version(2_000, 3), () -> "there");
    assertThat(findings.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "there: stream \"stream 1999\": version 5 follows version 3, what is between is missing",
            "there: stream \"stream 2000\": version 3 comes after version 3");
  }

  @Test
  void afterALossAHoleIsNoFindingButARepetitionIs() {
    // Given
    var streams = new Streams(findings, MANY);
    streams.next(version(1, 1), () -> "here");

    // When
    streams.lose();
    streams.next(version(1, 3), () -> "here");
    streams.next(version(2, 7), () -> "here");
    streams.next(version(1, 3), () -> "there");

    // Then
    assertThat(findings.problems()).extracting(Problem::place).containsExactly("there");
  }

  @Test
  void lanesHaveAMost() {
    // Given
    var lanes = new Lanes(findings);

    // When
    for (int lane = 0; lane <= Lanes.MOST + 1; lane++) {
      var header = new Leaf.Header("/x", lane, 1, 9);
      lanes.next(
          new ChunkCheck.Placed(lane, header, Hash.leaf(new byte[0]), null, List.of()),
          () -> "here");
    }

    // Then
    assertThat(findings.problems())
        .containsExactly(new Problem(LogCheck.LANES, "here", "more than 10000 lanes"));
    assertThat(lanes.ends()).hasSize(Lanes.MOST);
  }
}
