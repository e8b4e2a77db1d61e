package org.aimsledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.aimsledger.launcher.process.ComponentState;
import org.aimsledger.launcher.process.ComponentStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusFileTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path run;

  @Test
  void aReportIsReadAsItWasWritten() throws Exception {
    // Given
    var report =
        new StatusReport(
            42,
            NOON,
            Ports.DEFAULT,
            List.of(
                new ComponentStatus(
                    "kafka", ComponentState.READY, 19092, 43L, NOON, NOON, 2, 1, ""),
                new ComponentStatus(
                    "risk",
                    ComponentState.BACKING_OFF,
                    8082,
                    null,
                    null,
                    null,
                    3,
                    3,
                    "exit code 1")));
    var file = new StatusFile(run);

    // When
    file.write(report);

    // Then
    assertThat(file.read()).contains(report);
  }

  @Test
  void withoutASupervisorThereIsNoReport() throws Exception {
    assertThat(new StatusFile(run).read()).isEmpty();
  }
}
