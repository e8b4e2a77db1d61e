package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.aimsledger.verifier.log.NoteSigner;
import org.aimsledger.verifier.log.Policy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A log with tiles on three levels: 66,000 entries, of which 65,536 lie below the first full tile
/// of level 1. Written once; each test puts back what it has changed.
class DeepLogTest {

  private static final NoteSigner SIGNER = NoteSigner.of("example.com/deep", new byte[32]);

  @TempDir private static Path folder;

  private final TamperedFolder copy = new TamperedFolder(folder);
  private final Policy policy = Policy.of(SIGNER.verifierKey());

  @BeforeAll
  static void writeTheLog() throws IOException {
    LargeLogMaker.write(folder, 66_000, 0, SIGNER);
  }

  @Test
  void itHolds() {
    // When
    var verdict = copy.verify(policy, LogVerifier.Options.usual());

    // Then
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.verified()).isTrue();
    assertThat(verdict.facts())
        .contains("  lane         /service3 3 ends with number 4125", "  streams      6608");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/200",
        "tile/0/256",
        "tile/0/257.p/208",
        "tile/1/000",
        "tile/1/001.p/1",
        "tile/2/000.p/1"
      })
  void aChangedOrMissingTileOfEachLevelIsTheOnlyThingThatIsNamed(String path) {
    // Given
    byte[] whole = copy.read(path);

    // When
    copy.flip(path, 3);
    var changed = copy.verify(policy, LogVerifier.Options.usual());
    copy.delete(path);
    var missing = copy.verify(policy, LogVerifier.Options.usual());
    copy.write(path, whole);

    // Then
    assertThat(changed.problems()).hasSize(1);
    assertThat(changed.problems().getFirst().place()).isEqualTo(path);
    assertThat(changed.problems().getFirst().reason())
        .startsWith("its hash 0 is ")
        .contains(", what lies below it gives ");
    assertThat(missing.problems()).containsExactly(new Problem(LogCheck.TREE, path, "missing"));
  }

  @Test
  void aTileThatFitsNeitherAboveNorBelowIsNamedFirst() {
    // Given a tile of level 1 and one of those below it
    byte[] upper = copy.read("tile/1/000");
    byte[] lower = copy.read("tile/0/200");
    copy.flip("tile/1/000", 32 * 5);
    copy.flip("tile/0/200", 32 * 7);

    // When
    var verdict = copy.verify(policy, LogVerifier.Options.usual());
    copy.write("tile/1/000", upper);
    copy.write("tile/0/200", lower);

    // Then
    assertThat(verdict.problems())
        .extracting(Problem::place)
        .containsExactly("tile/1/000", "tile/0/005", "tile/0/200");
    assertThat(verdict.problems().getLast().reason())
        .startsWith("its hash 7 is ")
        .contains(", what lies below it gives ");
  }

  @Test
  void anEditedEntryFarBehindIsNamed() {
    // Given
    byte[] bundle = copy.read("tile/entries/200");
    copy.entries(
        "tile/entries/200",
        entries -> entries.set(9, TamperedFolder.replaced(entries.get(9), "approved", "improved")));

    // When
    var verdict = copy.verify(policy, LogVerifier.Options.usual());
    copy.write("tile/entries/200", bundle);

    // Then
    assertThat(verdict.problems()).hasSize(1);
    assertThat(verdict.problems().getFirst().place())
        .isEqualTo("tile/entries/200, entry 51209 \"/service2 1 3201\"");
  }
}
