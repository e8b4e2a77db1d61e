package org.aimsledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.aimsledger.verifier.log.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bundles made to take the memory of whoever verifies them, in a verifier with little of it.
class HostileMemoryTest {

  private static final String TYPE = "org.aimsledger.risk.duty-opened.v1";

  @TempDir private Path folder;

  /// Attack: a bundle has 10,000 entries that the log does not have, each of a stream with a name
  /// of 60 kB | verifier, which keeps nothing of them | when it runs
  @Test
  void streamsThatTheLogDoesNotHaveCostNoMemory() throws Exception {
    // Given
    var bundle = folder.resolve("bundle.zip");
    try (var large = new LargeBundle(bundle)) {
      large.write(10_000, HostileMemoryTest::longName, false);
    }

    // When
    var result = verify(bundle);

    // Then
    assertThat(result.output()).doesNotContain("memory").contains("NOT VERIFIED");
    assertThat(result.code()).isEqualTo(Main.NOT_VERIFIED);
  }

  /// What the log has is followed, whatever its names are.
  @Test
  void streamsWithLongNamesAreFollowedByTheirDigests() throws Exception {
    // Given
    var bundle = folder.resolve("bundle.zip");
    try (var large = new LargeBundle(bundle)) {
      large.write(2_000, HostileMemoryTest::longName, true);
    }

    // When
    var result = verify(bundle);

    // Then
    assertThat(result.output()).doesNotContain("memory");
    assertThat(result.code()).isEqualTo(Main.VERIFIED);
  }

  /// Attack: a bundle has half a million statements of seals about entries that never come |
  /// verifier, which refuses it | when it runs
  @Test
  void sealsThatWaitForEverAreRefused() throws Exception {
    // Given
    var bundle = folder.resolve("bundle.zip");
    try (var large = new LargeBundle(bundle)) {
      large.write(2_000, HostileMemoryTest::sealFarAhead, true);
    }

    // When
    var result = verify(bundle);

    // Then
    assertThat(result.output())
        .doesNotContain("memory")
        .contains(
            "more than %d seals name entries that have not come"
                .formatted(SealedLanes.MOST_WAITING));
    assertThat(result.code()).isEqualTo(Main.NOT_VERIFIED);
  }

  private static Json.Members longName(int index) {
    return LargeBundle.event(index, TYPE, "x".repeat(60_000) + index, Json.Members.empty());
  }

  private static Json.Members sealFarAhead(int index) {
    var lanes = new ArrayList<Json>();
    for (int lane = 0; lane < 256; lane++) {
      lanes.add(
          Json.Members.empty()
              .with("lane", lane)
              .with("last", 900_000_000_000_000_000L)
              .with("chain", Hash.EMPTY_ROOT.hex()));
    }
    return LargeBundle.event(
        index,
        LaneStatement.TYPE,
        "seal/" + index,
        Json.Members.empty().with("lanes", new Json.Array(lanes)));
  }

  private record Result(int code, String output) {}

  private static Result verify(Path bundle) throws IOException, InterruptedException {
    var process = MainProcessTest.verifier("-Xmx48m", bundle.toString());
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), output);
  }
}
