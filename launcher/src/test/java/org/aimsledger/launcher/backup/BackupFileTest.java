package org.aimsledger.launcher.backup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupFileTest {
  private static final byte[] ROWS = "Ada\nGrace\n".repeat(20_000).getBytes(UTF_8);
  private static final BackupHeader HEADER =
      new BackupHeader(
          BackupHeader.FORMAT,
          "inventory",
          BackupHeader.DATA,
          Instant.parse("2026-11-28T12:00:00Z"),
          List.of(3L, 0L),
          false,
          List.of(new BackupHeader.Migration("1", "V1__event_store.sql", -7)),
          List.of(new BackupHeader.Table("public.people", List.of("name"))),
          Map.of("public.people_id_seq", 9L));

  @TempDir Path folder;
  private Path key = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    key = folder.resolve("key");
    file = folder.resolve("inventory.data.age");
    var recipient = AgeKeys.generate(key);
    try (var out = Files.newOutputStream(file);
        var writer = new BackupFile.Writer(AgeKeys.encrypting(out, List.of(recipient)), HEADER)) {
      writer.table(
          "public.people",
          rows -> {
            rows.write(ROWS);
            return 40_000;
          });
      writer.end();
    }
  }

  private String read(byte[] bytes, Path identity) throws IOException {
    var rows = new String[1];
    try (var reader =
        new BackupFile.Reader(AgeKeys.decrypting(new ByteArrayInputStream(bytes), identity))) {
      assertThat(reader.header()).isEqualTo(HEADER);
      var content =
          reader.table(
              "public.people",
              in -> {
                rows[0] = new String(in.readAllBytes(), UTF_8);
                return 40_000;
              });
      assertThat(reader.end()).containsExactly(content);
    }
    return rows[0];
  }

  @Test
  void whatWasWrittenIsReadWithTheKey() throws IOException {
    // When
    var rows = read(Files.readAllBytes(file), key);

    // Then
    assertThat(rows).isEqualTo(new String(ROWS, UTF_8));
    assertThat(Files.readString(key)).startsWith("# public key: age1").contains("AGE-SECRET-KEY-1");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
  }

  @Test
  void theFileIsOfTheAgeFormatAndShowsNothing() throws IOException {
    // When
    var bytes = new String(Files.readAllBytes(file), ISO_8859_1);

    // Then
    assertThat(bytes).startsWith("age-encryption.org/v1\n-> X25519 ");
    assertThat(bytes).doesNotContain("Grace").doesNotContain("people");
  }

  /// Attack: a backup is read with another key | the format of the file | at once, refused
  @Test
  void anotherKeyDoesNotOpenIt() throws IOException {
    // Given
    var other = folder.resolve("other");
    var _ = AgeKeys.generate(other);
    var bytes = Files.readAllBytes(file);

    // When, Then
    assertThatThrownBy(() -> read(bytes, other))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(other.toString());
  }

  /// Attack: the end of a backup is cut off | the format of the file | at the restore, refused
  /// before anything is changed
  @ParameterizedTest
  @ValueSource(ints = {1, 16, 40, 100, 300})
  void aFileThatWasCutIsRefused(int bytes) throws IOException {
    // Given
    var whole = Files.readAllBytes(file);
    var cut = Arrays.copyOf(whole, whole.length - bytes);

    // When, Then
    assertThatThrownBy(() -> read(cut, key)).isInstanceOf(IOException.class);
  }

  /// Attack: a byte of a backup is changed | the format of the file | at the restore, refused
  /// before anything is changed
  @ParameterizedTest
  @ValueSource(ints = {1, 30, 60, 99})
  void aFileThatWasChangedIsRefused(int hundredths) throws IOException {
    // Given
    var changed = Files.readAllBytes(file);
    changed[changed.length * hundredths / 100] ^= 1;

    // When, Then
    assertThatThrownBy(() -> read(changed, key)).isInstanceOf(IOException.class);
  }

  @Test
  void whoMakesItNeedsARealRecipient() {
    assertThatThrownBy(
            () -> AgeKeys.encrypting(OutputStream.nullOutputStream(), List.of("age1nobody")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("age1nobody");
  }

  @Test
  void aFileWithoutKeysNamesNobody() throws IOException {
    // Given
    var empty = folder.resolve("recipients");
    Files.writeString(empty, "# nobody\n\n");

    // When, Then
    assertThatThrownBy(() -> AgeKeys.recipients(empty)).hasMessageContaining("names no recipient");
    assertThatThrownBy(() -> AgeKeys.decrypting(new ByteArrayInputStream(new byte[0]), empty))
        .hasMessageContaining("holds no private key");
  }

  @Test
  void theKeysOfPeopleNeedAReaderOfTheirOwn() {
    // Given
    var login = new DatabaseLogin("jdbc:postgresql://127.0.0.1:1/incident", "reader", "secret");

    // When, Then
    assertThatThrownBy(
            () -> new DatabaseBackup("incident", login, login, List.of("age1a"), List.of("age1a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("recipients of their own");
    assertThat(login.toString()).doesNotContain("secret");
  }
}
