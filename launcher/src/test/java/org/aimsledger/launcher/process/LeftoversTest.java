package org.aimsledger.launcher.process;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  @TempDir Path run;
  private @Nullable Process started;

  @BeforeEach
  void startAChildNobodyLooksAfter() throws IOException {
    started = new ProcessBuilder("sh", "-c", "read line; : marker-of-" + run).start();
  }

  @AfterEach
  void endTheChild() {
    var _ = child().destroyForcibly();
  }

  @Test
  void aRecordedChildWithItsMarkerIsEndedAndNamed() throws Exception {
    // Given
    record("kafka", "marker-of-" + run);

    // When
    var ended = Leftovers.end(run, Duration.ofSeconds(5));

    // Then
    assertThat(ended).containsExactly("kafka");
    assertThat(child().waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(run.resolve("kafka.pid")).doesNotExist();
  }

  @Test
  void aForeignProcessThatGotTheSameIdIsLeftAlone() throws Exception {
    // Given
    record("kafka", "marker of another command line");

    // When
    var ended = Leftovers.end(run, Duration.ofSeconds(5));

    // Then
    assertThat(ended).isEmpty();
    assertThat(child().isAlive()).isTrue();
    assertThat(run.resolve("kafka.pid")).doesNotExist();
  }

  @Test
  void aRecordThatWasCutOffByACrashIsForgotten() throws Exception {
    // Given
    Files.writeString(run.resolve("postgres.pid"), "123");

    // When
    var ended = Leftovers.end(run, Duration.ofSeconds(5));

    // Then
    assertThat(ended).isEmpty();
    assertThat(run.resolve("postgres.pid")).doesNotExist();
  }

  @Test
  void aFolderThatDoesNotExistHasNoLeftovers() throws Exception {
    assertThat(Leftovers.end(run.resolve("nothing"), Duration.ofSeconds(1))).isEqualTo(List.of());
  }

  private Process child() {
    return requireNonNull(started);
  }

  private void record(String name, String marker) throws IOException {
    new PidFile(child().pid(), marker, ChildSpec.StopSignal.TERM).write(PidFile.in(run, name));
  }
}
