package org.aimsledger.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.aimsledger.systemtests.faults.Violation.Kind;
import org.aimsledger.systemtests.faults.tools.agent.Mutation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The quick form of `./aims chaos`: the main kinds of faults once, then a service that is broken
/// on purpose, so that this very run is known to be able to go red. One installation, one start.
class FaultSuiteIT {
  private static final long SEED = 20_261_125;
  private static final List<String> FAULTS =
      List.of(
          "kill-audit",
          "halt-after-append-commit",
          "halt-after-broker-before-cursor",
          "throw-mid-projection",
          "stop-postgres",
          "kill-kafka",
          "swallow-postgres-link");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  @Test
  void nothingIsLostDoubledOrReorderedAndABrokenRelayIsCaught() throws Exception {
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
            1,
            List.of());

    // When
    var runs =
        Chaos.runThenBreak(
            settings, "inventory", Mutation.RELAY_SKIPS_AN_EVENT, 8, System.out::println);

    // Then
    System.out.println(runs.sound().text());
    System.out.println(runs.broken().text());
    assertThat(runs.sound().violations()).isEmpty();
    assertThat(runs.sound().rounds()).hasSize(FAULTS.size());
    assertThat(runs.sound().acknowledged()).isGreaterThan(20);
    assertThat(runs.broken().violations())
        .isNotEmpty()
        .allMatch(
            violation ->
                violation.startsWith(Kind.KAFKA_DIFFERS + " inventory/")
                    && violation.endsWith("stored and not in Kafka"));
  }
}
