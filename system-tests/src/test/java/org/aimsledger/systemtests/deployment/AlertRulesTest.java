package org.aimsledger.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Prometheus' own program reads our configuration and plays each alert through. Skipped where
/// there is none; `-Dpromtool=PATH` names it.
class AlertRulesTest {
  private static final String PROMTOOL = System.getProperty("promtool", "promtool");
  private static final Path FOLDER =
      ComposeFileTest.checkout().resolve("deploy").resolve("prometheus");

  private record Ended(int code, String output) {}

  private static Ended promtool(String... arguments) throws Exception {
    var command = new String[arguments.length + 1];
    command[0] = PROMTOOL;
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process;
    try {
      process =
          new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).start();
    } catch (IOException _) {
      assumeTrue(false, "skipped: no program " + PROMTOOL);
      throw new IllegalStateException("not reached");
    }
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), output);
  }

  @Test
  void eachAlertComesWhenItShouldAndOnlyThen() throws Exception {
    // When
    var ended = promtool("test", "rules", "alerts-test.yml");

    // Then
    assertThat(ended.code()).as(ended.output()).isZero();
  }

  @Test
  void theConfigurationAndTheRulesAreWhatPrometheusReads() throws Exception {
    // When
    var ended = promtool("check", "config", "--syntax-only", "prometheus.yml");
    var rules = promtool("check", "rules", "alerts.yml");

    // Then
    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(rules.code()).as(rules.output()).isZero();
    assertThat(rules.output()).contains(AskedMetrics.rules().size() + " rules found");
  }
}
