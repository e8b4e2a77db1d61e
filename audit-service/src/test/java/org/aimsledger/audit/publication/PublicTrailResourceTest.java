package org.aimsledger.audit.publication;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalToIgnoringCase;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
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
      for (var hash : hashes(address)) {
        var _ = range.append(hash);
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
    assertThat(tile.hashes()).isEqualTo(hashes(bundle));
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
        .isEqualTo(hashes(new TileAddress(TileAddress.ENTRIES, 0, 1)).getFirst().bytes());
  }

  @Test
  void aLogWhoseKeyWasNeverChangedListsNoChanges() {
    // Given
    // When
    var changes = anonymous().get("/trail/key-changes").then();
    var change = anonymous().get("/trail/key-change/0").then();

    // Then
    assertThat(changes.statusCode(200).extract().asString()).isEmpty();
    change.statusCode(404);
  }

  /// The hashes that the entries have, or had: other tests prune content.
  private static List<Hash> hashes(TileAddress bundle) {
    var address = new TileAddress(0, bundle.index(), bundle.width());
    var tile = Tile.decode(address, part(address)).hashes();
    var entries = EntryBundle.decode(part(bundle), bundle.width());
    return IntStream.range(0, entries.size())
        .mapToObj(i -> entries.get(i).length == 0 ? tile.get(i) : Hash.leaf(entries.get(i)))
        .toList();
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
