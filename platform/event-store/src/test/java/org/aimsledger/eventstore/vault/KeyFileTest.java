package org.aimsledger.eventstore.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
  private static final String ONE = "A".repeat(43);
  private static final String TWO = Base64.getEncoder().encodeToString(Seal.random(32));

  @TempDir Path folder;

  @Test
  void theHighestVersionWrapsAndAllUnwrap() {
    // Given
    var key = SubjectKey.make(UUID.randomUUID());
    var old = KeyFile.parse("1 " + ONE, "keys").wrap(key);
    var both = KeyFile.parse("# newest first\n\n2  " + TWO + "\n1 " + ONE + "\n", "keys");

    // When
    var wrapped = both.wrap(key);

    // Then
    assertThat(wrapped.version()).isEqualTo(2).isEqualTo(both.current());
    assertThat(both.unwrap(key.subject(), key.id(), wrapped)).isEqualTo(key);
    assertThat(both.unwrap(key.subject(), key.id(), old)).isEqualTo(key);
  }

  @Test
  void aWrappedKeyBelongsToItsSubjectAndToItsVersion() {
    // Given
    var file = KeyFile.parse("1 " + ONE + "\n2 " + ONE, "keys");
    var key = SubjectKey.make(UUID.randomUUID());
    var wrapped = file.wrap(key);

    // When, Then
    assertThatThrownBy(() -> file.unwrap(UUID.randomUUID(), key.id(), wrapped))
        .isInstanceOf(KeyFileException.class);
    assertThatThrownBy(
            () -> file.unwrap(key.subject(), key.id(), new KeyFile.Wrapped(1, wrapped.bytes())))
        .isInstanceOf(KeyFileException.class)
        .hasMessage("key-encryption key 1 does not open key " + key.id());
    assertThatThrownBy(
            () -> file.unwrap(key.subject(), key.id(), new KeyFile.Wrapped(3, wrapped.bytes())))
        .hasMessage("key-encryption key 3 is in use but not in the key file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "0 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "x AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "1 AAAA",
        "1 not*base64",
        "1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA more",
        "1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n1 BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA"
      })
  void aFileThatIsNoneIsRefusedByItsLineWithoutAKeyInTheMessage(String text) {
    assertThatThrownBy(() -> KeyFile.parse(text, "keys"))
        .isInstanceOf(KeyFileException.class)
        .hasMessageMatching(
            "keys line [12] is not `<version> <32 bytes in base64>`, each version once");
  }

  @Test
  void aMissingOrEmptyFileIsRefused() throws Exception {
    // Given
    var empty = Files.writeString(folder.resolve("empty"), "# nothing\n");

    // When, Then
    assertThatThrownBy(() -> KeyFile.read(empty)).hasMessage(empty + " has no key");
    assertThatThrownBy(() -> KeyFile.read(folder.resolve("none")))
        .isInstanceOf(KeyFileException.class)
        .hasMessageEndingWith("none can't be read");
  }

  @Test
  void keysAreNotWrittenWhereTheyAreNamed() {
    // Given
    var file = KeyFile.parse("1 " + ONE + "\n2 " + TWO, "keys");
    var key = SubjectKey.make(UUID.randomUUID());

    // When, Then
    assertThat(file).hasToString("KeyFile[1, 2]");
    assertThat(key).hasToString("SubjectKey[" + key.subject() + ", " + key.id() + "]");
  }
}
