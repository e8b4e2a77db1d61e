package org.aimsledger.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Each service as two processes behind one address, as a cluster runs them: one of a pair is
/// killed, halted between broker and cursor, and put to sleep without its locks; in the end all are
/// replaced one after the other. `./aims chaos --instances 2` is the long form.
class TwoInstancesIT {
  private static final long SEED = 20_261_128;
  private static final List<String> FAULTS =
      List.of("kill-audit", "halt-after-broker-before-cursor", "zombie", "rolling-update");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  @Test
  void nothingIsLostDoubledOrReorderedWhileProcessesComeAndGo() throws Exception {
    // Given
    System.out.println("Seed " + SEED + ", folder " + folder);
    var settings =
        new Settings(
            folder.resolve("aims"),
            SEED,
            FAULTS.size(),
            Duration.ofMinutes(5),
            4,
            Duration.ofMillis(1_500),
            Duration.ofMinutes(2),
            8,
            FAULTS,
            2,
            List.of());

    // When
    var summary = Chaos.run(settings, System.out::println);

    // Then
    System.out.println(summary.text());
    assertThat(summary.violations()).isEmpty();
    assertThat(summary.rounds()).hasSize(FAULTS.size());
    assertThat(summary.acknowledged()).isGreaterThan(20);
    var faults = summary.rounds().stream().flatMap(round -> round.faults().stream()).toList();
    assertThat(faults)
        .as("each process of each service was replaced")
        .contains("rolling-update (8 processes of all services)");
  }
}
