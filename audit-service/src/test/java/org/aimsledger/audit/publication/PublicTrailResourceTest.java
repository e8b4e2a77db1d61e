package org.aimsledger.audit.publication;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalToIgnoringCase;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.UUID;
import org.aimsledger.audit.stage.Happening;
import org.aimsledger.audit.stage.Stage;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.CompactRange;
import org.aimsledger.verifier.log.EntryBundle;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.Tile;
import org.aimsledger.verifier.log.TileAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a stranger without a token can do with nothing but the published formats.
@QuarkusTest
class PublicTrailResourceTest {
  private static final String IMMUTABLE = "public, max-age=31536000, immutable";

  @Test
  void aStrangerRebuildsTheRootFromTheEntriesAndFindsItSigned() {
    // Given
    Stage.covered(Stage.record(retired()).getFirst());

    // When
    var checkpoint = accepted();
    var range = CompactRange.empty();
    for (var address : TileAddress.writtenBundles(0, checkpoint.size())) {
      for (var entry : EntryBundle.decode(part(address), address.width())) {
        var _ = range.append(Hash.leaf(entry));
      }
    }

    // Then
    assertThat(range.size()).isEqualTo(checkpoint.size());
    assertThat(range.root()).isEqualTo(checkpoint.root());
    assertThat(checkpoint.origin()).isEqualTo("aimsledger.local/trail");
  }

  @Test
  void theLowestTilesHoldTheLeafHashes() {
    // Given
    Stage.covered(Stage.record(retired()).getFirst());
    var checkpoint = accepted();
    var address = TileAddress.written(0, checkpoint.size()).getFirst();

    // When
    var tile = Tile.decode(address, part(address));

    // Then
    var bundle = new TileAddress(TileAddress.ENTRIES, 0, address.width());
    var hashes = new ArrayList<Hash>();
    EntryBundle.decode(part(bundle), bundle.width()).forEach(e -> hashes.add(Hash.leaf(e)));
    assertThat(tile.hashes()).isEqualTo(hashes);
  }

  @Test
  void aNarrowerPartialTileStaysAvailableWhileTheLogGrows() {
    // Given
    Stage.covered(Stage.record(retired(), retired()).getLast());

    // When
    var narrow = anonymous().get("/trail/tile/0/000.p/1").then();

    // Then
    narrow.statusCode(200).header("Cache-Control", IMMUTABLE);
    assertThat(narrow.extract().asByteArray())
        .isEqualTo(
            Hash.leaf(
                    EntryBundle.decode(part(new TileAddress(TileAddress.ENTRIES, 0, 1)), 1)
                        .getFirst())
                .bytes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/x999/999",
        "tile/3/000",
        "tile/entries/x999/999.p/1",
        "tile/8/000",
        "tile/0/0",
        "tile/0/000.p/256",
        "tile/0/000.p/0",
        "nothing"
      })
  void partsThatDoNotExistAreNotFound(String path) {
    // Given
    // When
    var answer = anonymous().urlEncodingEnabled(false).get("/trail/" + path).then();

    // Then
    answer.statusCode(404);
  }

  @Test
  void theCheckpointIsNotCachedAndIsText() {
    // Given
    Stage.covered(Stage.record(retired()).getFirst());

    // When
    var answer = anonymous().get("/trail/checkpoint").then();

    // Then
    answer
        .statusCode(200)
        .header("Cache-Control", "no-cache")
        .contentType(equalToIgnoringCase("text/plain;charset=UTF-8"));
  }

  private static Checkpoint accepted() {
    var policy = Policy.parse(anonymous().get("/trail/policy").asByteArray());
    var note = SignedNote.parse(anonymous().get("/trail/checkpoint").asByteArray());
    return policy.accept(note).checkpoint();
  }

  private static byte[] part(TileAddress address) {
    return anonymous()
        .get("/trail/" + address.path())
        .then()
        .statusCode(200)
        .header("Cache-Control", IMMUTABLE)
        .extract()
        .asByteArray();
  }

  private static Happening retired() {
    var system = UUID.randomUUID();
    return Happening.of(
        "inventory",
        new StreamId("ai-system", system),
        1,
        new AiSystemEvent.Retired(system, "replaced", Happening.NOON));
  }
}
