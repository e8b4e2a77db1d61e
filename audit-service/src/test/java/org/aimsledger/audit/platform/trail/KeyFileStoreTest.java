package org.aimsledger.audit.platform.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileStoreTest {
  @TempDir Path folder;

  @Test
  void aNewKeyCanBeReadByItsOwnerOnly() throws IOException {
    // Given
    var file = folder.resolve("keys/trail.key");

    // When
    var signer = new KeyFileStore(file, "example.org/trail").open(false);

    // Then
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(signer.verifierKey().name()).isEqualTo("example.org/trail");
    assertThat(file.getParent()).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void theSameFileGivesTheSameKey() {
    // Given
    var store = new KeyFileStore(folder.resolve("trail.key"), "example.org/trail");
    var first = store.open(false);

    // When
    var second = store.open(true);

    // Then
    assertThat(second.verifierKey()).isEqualTo(first.verifierKey());
  }

  /// Attack: the key file is taken away, so that a new key would sign | audit-service, which does
  /// not start | when it starts
  @Test
  void aLostKeyIsNotReplacedOnceCheckpointsWereSigned() {
    // Given
    var store = new KeyFileStore(folder.resolve("trail.key"), "example.org/trail");

    // When
    // Then
    assertThatThrownBy(() -> store.open(true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is missing, but checkpoints of example.org/trail were published");
    assertThat(folder).isEmptyDirectory();
  }

  /// Attack: the key file is exchanged for that of another log | audit-service, which does not
  /// start | when it starts
  @Test
  void theKeyOfAnotherLogIsRefused() {
    // Given
    var file = folder.resolve("trail.key");
    var _ = new KeyFileStore(file, "example.org/other").open(false);

    // When
    // Then
    assertThatThrownBy(() -> new KeyFileStore(file, "example.org/trail").open(true))
        .hasMessageEndingWith("belongs to example.org/other, not to example.org/trail");
  }

  @Test
  void aDamagedFileIsReportedWithoutRepeatingIt() throws IOException {
    // Given
    var file = Files.writeString(folder.resolve("trail.key"), "PRIVATE+KEY+secret");

    // When
    // Then
    assertThatThrownBy(() -> new KeyFileStore(file, "example.org/trail").open(true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("holds no key")
        .hasMessageNotContaining("secret");
  }
}
