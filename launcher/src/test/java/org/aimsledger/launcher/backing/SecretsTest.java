package org.aimsledger.launcher.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path folder;

  @Test
  void aSecretIsMadeOnceAndReadableByItsOwnerOnly() throws Exception {
    // Given
    var directory = folder.resolve("secrets");

    // When
    var first = new Secrets(directory).get("postgres-risk_app");
    var second = new Secrets(directory).get("postgres-risk_app");

    // Then
    assertThat(first).matches("[A-Za-z0-9_-]{43}").isEqualTo(second);
    assertThat(Files.getPosixFilePermissions(directory.resolve("postgres-risk_app")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(directory))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void theKeysOfAVaultAreMadeOnceAndALineThatWasAddedStays() throws Exception {
    // Given
    var secrets = new Secrets(folder.resolve("secrets"));
    var file = secrets.vaultKeys("incident");
    assertThat(Files.readString(file)).matches("1 [A-Za-z0-9_-]{43}\n");
    var both = "2 " + secrets.get("another") + "\n" + Files.readString(file);
    secrets.write("vault-keys-incident", both);

    // When
    var again = new Secrets(folder.resolve("secrets")).vaultKeys("incident");

    // Then
    assertThat(again).isEqualTo(file).hasContent(both);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void theKeysOfSealsAreMadeOnceAndTakeOlderRowsForNineDays() throws Exception {
    // Given
    var secrets = new Secrets(folder.resolve("secrets"));

    // When
    var first = secrets.rowKeys("risk", LocalDate.of(2026, 11, 29));
    var second = secrets.rowKeys("risk", LocalDate.of(2027, 1, 1));

    // Then
    assertThat(first).matches("1 [A-Za-z0-9_-]{43} 2026-12-08").isEqualTo(second);
    assertThat(Files.getPosixFilePermissions(secrets.file("row-keys-risk")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void twoNamesHaveTwoSecrets() throws Exception {
    // Given
    var secrets = new Secrets(folder.resolve("secrets"));

    // When, Then
    assertThat(secrets.get("one")).isNotEqualTo(secrets.get("two"));
  }
}
