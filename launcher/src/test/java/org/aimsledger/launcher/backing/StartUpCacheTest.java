package org.aimsledger.launcher.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartUpCacheTest {
  @TempDir Path folder;

  @BeforeEach
  void writeTheJar() throws IOException {
    Files.writeString(folder.resolve("app.jar"), "a jar");
  }

  @Test
  void withoutACacheAStartHasNoExtraOptions() throws Exception {
    assertThat(cache().optionsForStart()).isEmpty();
  }

  @Test
  void aCacheThatIsThereIsUsed() throws Exception {
    // Given
    var file = writeCache();

    // When, Then
    assertThat(cache().optionsForStart()).containsExactly("-XX:AOTCache=" + file);
  }

  @Test
  void aCacheWithWhichTheComponentNeverBecameReadyIsDeletedBeforeTheNextStart() throws Exception {
    // Given
    var file = writeCache();
    var cache = cache();
    assertThat(cache.optionsForStart()).isNotEmpty();

    // When
    var second = cache.optionsForStart();

    // Then
    assertThat(second).isEmpty();
    assertThat(file).doesNotExist();
  }

  @Test
  void aProvenCacheSurvivesALaterCrash() throws Exception {
    // Given
    var file = writeCache();
    var cache = cache();
    assertThat(cache.optionsForStart()).isNotEmpty();
    cache.proven();

    // When
    var second = cache.optionsForStart();

    // Then
    assertThat(second).containsExactly("-XX:AOTCache=" + file);
  }

  @Test
  void aNewBuildOfTheJarDoesNotUseTheCacheOfTheOldOne() throws Exception {
    // Given
    var _ = writeCache();
    Files.setLastModifiedTime(
        folder.resolve("app.jar"), FileTime.from(Instant.parse("2020-02-02T12:00:00Z")));

    // When, Then
    assertThat(cache().optionsForStart()).isEmpty();
  }

  private StartUpCache cache() {
    return caches(StartUpCaches.Mode.USE);
  }

  private StartUpCache caches(StartUpCaches.Mode mode) {
    return new StartUpCaches(folder, JavaProgram.own(), mode)
        .of("risk", folder.resolve("app.jar"), List.of("-Xmx128m"), List.of("-jar", "app.jar"));
  }

  private Path writeCache() throws IOException {
    var recording = caches(StartUpCaches.Mode.RECORD).optionsForStart().getLast();
    var name = recording.substring(recording.lastIndexOf('/') + 1).replace(".conf", ".aot");
    return Files.writeString(folder.resolve(name), "a cache");
  }
}
