package org.aimsledger.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Ends a process from outside, as an operator does with a long run.
class EarlyEndTest {
  @Test
  void whoIsEndedInMidRunTellsWhatItHasShown() throws Exception {
    // Given: a run that has ended two rounds and waits
    var run = run(Run.class);

    try (var out = run.inputReader()) {
      assertThat(out.readLine()).isEqualTo("two rounds are over");

      // When: SIGTERM, without closing our end of its output
      run.toHandle().destroy();

      // Then
      assertThat(out.readLine())
          .startsWith("seed 7: 2 rounds in ")
          .contains(" 3 faults ", " 10 commands ", " 0 violations");
    }
    assertThat(run.waitFor(Duration.ofSeconds(30))).isTrue();
  }

  @Test
  void aRunThatCameToItsEndIsSilent() throws Exception {
    // Given, When
    var run = run(Whole.class);

    // Then
    try (var out = run.inputReader()) {
      assertThat(out.readAllAsString()).isEqualTo("all rounds are over" + System.lineSeparator());
    }
  }

  private static Process run(Class<?> program) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            program.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static RoundReport round(int round, int struck) {
    return new RoundReport(
        round, List.of(), struck, 0, 4, 1, 0, 0, 5, new Waits(0, 0, 0, 0, 0, ""), 1, List.of());
  }

  /// Waits to be ended after two rounds.
  static final class Run {
    private Run() {}

    static void main() throws InterruptedException {
      try (var early = new EarlyEnd(7, summary -> System.out.println(summary.text()))) {
        early.accept(round(1, 1));
        early.accept(round(2, 2));
        System.out.println("two rounds are over");
        Thread.sleep(Duration.ofMinutes(2));
      }
    }
  }

  /// Ends by itself.
  static final class Whole {
    private Whole() {}

    static void main() {
      try (var early = new EarlyEnd(7, summary -> System.out.println(summary.text()))) {
        early.accept(round(1, 1));
      }
      System.out.println("all rounds are over");
    }
  }
}
