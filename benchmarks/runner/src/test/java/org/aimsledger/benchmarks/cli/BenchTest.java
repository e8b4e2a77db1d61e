package org.aimsledger.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aimsledger.benchmarks.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
  @TempDir Path folder;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void aScenarioThatDoesNotExistIsRefusedWithTheListOfThoseThatDo() {
    // When
    var code = run("--quick", "--only", "comands");

    // Then
    assertThat(code).isEqualTo(2);
    assertThat(errors.toString()).contains("no scenario 'comands'; there are start-up, commands");
  }

  @Test
  void theHelpNamesEveryScenario() {
    // When
    var code = run("--help");

    // Then
    assertThat(code).isZero();
    assertThat(output.toString()).contains(Scenario.all().stream().map(Scenario::name).toList());
  }

  @Test
  void twoReportsAreComparedWithoutMeasuring() throws IOException {
    // Given
    var before = Files.writeString(folder.resolve("before.json"), report(4_000));
    var after = Files.writeString(folder.resolve("after.json"), report(6_000));

    // When
    var code = run("--compare", before.toString(), after.toString());

    // Then
    assertThat(code).isZero();
    assertThat(output.toString())
        .containsPattern("commands +create +4,000 +6,000 +\\+50 % +/s +0\\.500 +0\\.750 +\\+50 %");
  }

  @Test
  void aFileThatIsNotAReportIsOneLineOfExplanation() throws IOException {
    // Given
    var file = Files.writeString(folder.resolve("x.json"), "{}");

    // When
    var code = run("--compare", file.toString(), file.toString());

    // Then
    assertThat(code).isEqualTo(1);
    assertThat(errors.toString().lines())
        .containsExactly("aims bench: " + file + " is not a report of ./aims bench");
  }

  private int run(String... arguments) {
    return Bench.commandLine()
        .setOut(new PrintWriter(output, true))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
  }

  private static String report(int figure) {
    return """
        {"startedAt":"2026-11-25T12:00:00Z","seconds":1,"form":"quick","facts":[],
         "machine":{"cores":2,"memoryMegabytes":1,"processor":"p","kernel":"k","jdk":"j","postgres":"18","loadBefore":0},
         "rows":[{"scenario":"commands","name":"create","ours":%d,"unit":"/s","peer":8000.0,"peerName":"pgbench",
                  "ratio":%s,"aim":null,"reached":null,"note":""}]}
        """
        .formatted(figure, figure / 8_000.0);
  }
}
