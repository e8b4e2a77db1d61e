package org.aimsledger.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The quick fault suite with two processes of every service behind one address: an update that
/// replaces all of them under load, a process that is killed, one that wakes up after another has
/// taken over its lanes, one that ends between the broker's answer and its own note of it, and a
/// database that is gone for a moment. {@link FaultSuiteIT} shows that such a run can go red.
///
/// Eight services need more memory and minutes than the rest of the build, so it runs only when
/// asked for: `-Dtests.long=true`.
@EnabledIfSystemProperty(
    named = "tests.long",
    matches = "true",
    disabledReason = "-Dtests.long=true runs it")
class TwoProcessesIT {
  private static final long SEED = 20_261_129;
  private static final List<String> FAULTS =
      List.of(
          "rolling-update",
          "kill-inventory",
          "zombie",
          "halt-after-broker-before-cursor",
          "stop-postgres");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  @Test
  void nothingIsLostDoubledOrReorderedWhileOneOfTwoGoesOrAllAreReplaced() throws Exception {
    // Given
    System.out.println("Seed " + SEED + ", folder " + folder);
    var settings =
        new Settings(
            folder.resolve("aims"),
            SEED,
            FAULTS.size(),
            Duration.ofMinutes(20),
            4,
            Duration.ofMillis(1_500),
            Duration.ofMinutes(2),
            8,
            FAULTS,
            2,
            List.of());

    // When
    var run = Chaos.run(settings, System.out::println, _ -> {});

    // Then
    System.out.println(run.text());
    assertThat(run.violations()).isEmpty();
    assertThat(run.rounds()).hasSize(FAULTS.size());
    assertThat(run.rounds().stream().flatMap(round -> round.faults().stream()))
        .anyMatch(fault -> fault.startsWith("rolling-update (8 processes"))
        .anyMatch(fault -> fault.startsWith("zombie"));
    assertThat(run.acknowledged()).isGreaterThan(20);
  }
}
