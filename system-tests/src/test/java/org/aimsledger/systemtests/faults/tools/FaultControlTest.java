package org.aimsledger.systemtests.faults.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.aimsledger.systemtests.faults.tools.agent.FaultPoint;
import org.aimsledger.systemtests.faults.tools.agent.Mutation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultControlTest {
  @TempDir Path folder;

  @Test
  void ordersOfAServiceAreKeptBesideEachOther() throws Exception {
    // Given
    var faults = FaultControl.in(folder);

    // When
    var _ = faults.halt("inventory", FaultPoint.MID_SEND, 3);
    faults.mutate("inventory", Mutation.RECEIPTS_IGNORED);
    var _ = faults.freeze("inventory", FaultPoint.MID_PROJECTION, 1, Duration.ofSeconds(2));

    // Then
    assertThat(folder.resolve("inventory.orders"))
        .hasContent(
            """
            clock 0
            shot s1 MID_SEND 3 HALT 0
            shot s2 MID_PROJECTION 1 FREEZE 2000
            mutation RECEIPTS_IGNORED
            """);
  }

  @Test
  void disarmingTakesBackWhatHasNotHappened() throws Exception {
    // Given
    var faults = FaultControl.in(folder);
    var first = faults.halt("audit", FaultPoint.AFTER_TRAIL_COMMIT, 1);
    var _ = faults.fail("audit", FaultPoint.AFTER_CURSOR, 2);

    // When
    first.disarm();

    // Then: the other order stays
    assertThat(folder.resolve("audit.orders"))
        .hasContent("clock 0\nshot s2 AFTER_CURSOR 2 THROW 0\n");
  }

  @Test
  void whetherAFaultHappenedIsReadFromWhatTheAgentNotes() throws Exception {
    // Given
    var faults = FaultControl.in(folder);
    var first = faults.halt("risk", FaultPoint.AFTER_CURSOR, 1);
    var second = faults.halt("risk", FaultPoint.AFTER_CURSOR, 2);

    // When
    Files.writeString(
        folder.resolve("risk.events"), "armed s1 AFTER_CURSOR\nfired s1 AFTER_CURSOR HALT\n");

    // Then
    assertThat(first.fired()).isTrue();
    assertThat(second.fired()).isFalse();
    assertThat(second.awaitFired(Duration.ofMillis(50))).isFalse();
  }
}
