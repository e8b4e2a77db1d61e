package org.aimsledger.verifier.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.TileAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What somebody can put into a folder for whoever reads a log from it.
class FolderCopyTest {

  private static final TileAddress PARTIAL = new TileAddress(0, 0, 2);
  private static final TileAddress BUNDLE = new TileAddress(TileAddress.ENTRIES, 0, 256);

  @TempDir private Path outside;

  private Path folder;

  @BeforeEach
  void makeTheFolder() throws IOException {
    folder = outside.resolve("log");
    Files.createDirectories(folder.resolve("tile/0/000.p"));
    Files.createDirectories(folder.resolve("tile/entries"));
    Files.write(outside.resolve("secret"), new byte[64]);
  }

  private LogCopy copy() {
    return LogCopy.at(folder.toString(), LogCopy.TIMEOUT);
  }

  @ParameterizedTest
  @CsvSource({"../../../../secret", "ABSOLUTE"})
  void aLinkOutOfTheFolderIsNotFollowed(String target) throws IOException {
    // Given
    var absolute = outside.resolve("secret").toAbsolutePath();
    Files.createSymbolicLink(
        folder.resolve("tile/0/000.p/2"), target.equals("ABSOLUTE") ? absolute : Path.of(target));

    // When, Then
    assertThatThrownBy(() -> copy().tile(PARTIAL))
        .isInstanceOf(MalformedException.class)
        .hasMessage("a link that leads out of the folder");
  }

  @Test
  void aFolderThatIsALinkOutIsNotFollowed() throws IOException {
    // Given
    Files.createDirectories(outside.resolve("elsewhere"));
    Files.write(outside.resolve("elsewhere/001"), new byte[8192]);
    Files.createSymbolicLink(folder.resolve("tile/1"), outside.resolve("elsewhere"));

    // When, Then
    assertThatThrownBy(() -> copy().tile(new TileAddress(1, 1, 256)))
        .isInstanceOf(MalformedException.class)
        .hasMessage("a link that leads out of the folder");
  }

  @Test
  void linksInsideTheFolderAndToItAreFollowed() throws IOException {
    // Given
    Files.write(folder.resolve("store"), new byte[64]);
    Files.createSymbolicLink(folder.resolve("tile/0/000.p/2"), Path.of("../../../store"));
    var link = Files.createSymbolicLink(outside.resolve("link"), folder);

    // When
    var hashes = LogCopy.at(link.toString(), LogCopy.TIMEOUT).tile(PARTIAL);

    // Then
    assertThat(hashes).containsExactly(Hash.of(new byte[32]), Hash.of(new byte[32]));
  }

  @ParameterizedTest
  @CsvSource({
    "checkpoint,1000000",
    "tile/0/000.p/2,64",
    "tile/0/000,8192",
    "tile/entries/000,16777472"
  })
  void aHugeFileIsRefusedUnread(String path, int limit) throws IOException {
    // Given four gigabytes that take no room
    try (var file = new RandomAccessFile(folder.resolve(path).toFile(), "rw")) {
      file.setLength(4L << 30);
    }

    // When, Then
    assertThatThrownBy(
            () -> {
              if (path.equals("checkpoint")) {
                var _ = copy().checkpoint();
              } else {
                var address = TileAddress.parse(path);
                var _ = address.level() < 0 ? copy().entries(address) : copy().tile(address);
              }
            })
        .isInstanceOf(MalformedException.class)
        .hasMessage("4294967296 bytes, and it can't have more than " + limit);
  }

  @Test
  void aBundleOfMillionsOfEmptyEntriesIsLeftAtTheFirstThatIsTooMany() throws IOException {
    // Given
    Files.write(folder.resolve(BUNDLE.path()), new byte[LogCopy.LONGEST_BUNDLE]);

    // When, Then
    assertThatThrownBy(() -> copy().entries(BUNDLE))
        .isInstanceOf(MalformedException.class)
        .hasMessage("the bundle goes on after 256 entries");
  }

  @Test
  void aFullTileServesForAPartialOneThatWasRemoved() throws IOException {
    // Given
    byte[] full = new byte[8192];
    Arrays.fill(full, 0, 32, (byte) 1);
    Files.write(folder.resolve("tile/0/000"), full);

    // When
    var hashes = copy().tile(PARTIAL);

    // Then
    assertThat(hashes).hasSize(2);
    assertThat(hashes.getFirst()).isEqualTo(Hash.of(Arrays.copyOf(full, 32)));
  }

  @Test
  void whatIsNoFileOrIsNotThereIsSaidToBe() throws IOException {
    // Given
    Files.createDirectories(folder.resolve("tile/0/000"));

    // When, Then
    assertThatThrownBy(() -> copy().tile(new TileAddress(0, 0, 256)))
        .isInstanceOf(MalformedException.class)
        .hasMessage("not a regular file");
    assertThatThrownBy(copy()::checkpoint)
        .isInstanceOf(MalformedException.class)
        .hasMessage("missing");
    assertThatThrownBy(() -> copy().entries(BUNDLE))
        .isInstanceOf(MalformedException.class)
        .hasMessage("missing");
  }

  @Test
  void aPlaceThatIsNoFolderIsUnreadable() throws IOException {
    // Given
    String none = outside.resolve("none").toString();
    String file = Files.writeString(outside.resolve("file"), "x").toString();

    // When, Then
    assertThatThrownBy(() -> LogCopy.at(none, LogCopy.TIMEOUT))
        .isInstanceOf(UnreadableCopyException.class)
        .hasMessage("can't read " + none + ": no such folder");
    assertThatThrownBy(() -> LogCopy.at(file, LogCopy.TIMEOUT))
        .isInstanceOf(UnreadableCopyException.class)
        .hasMessage("can't read " + file + ": not a folder");
  }
}
