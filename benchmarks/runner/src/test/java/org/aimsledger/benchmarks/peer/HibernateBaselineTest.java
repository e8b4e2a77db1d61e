package org.aimsledger.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HibernateBaselineTest {
  @Test
  void theOptionsThatTuneTheJvmOfTheServiceAreTakenOverAndNothingElse() {
    // Given
    var service =
        List.of(
            "/jdk/bin/java",
            "-Dlauncher.child=inventory@/tmp/x",
            "-XX:AOTCache=/tmp/x/inventory.aot",
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:ErrorFile=/tmp/x/crash.txt",
            "-Daims.producers.risk=http://127.0.0.1:1",
            "-Xmx512m",
            "-jar",
            "/x/quarkus-run.jar",
            "-Xnot-for-the-jvm");

    // When
    var options = HibernateBaseline.optionsOf(service);

    // Then
    assertThat(options)
        .containsExactly(
            "-Xmx128m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-Xmx512m");
  }
}
