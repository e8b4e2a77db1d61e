package org.aimsledger.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AimsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import systems.csv", // the mapping is missing
        "import --mapping m.yaml", // the file is missing
        "export", // the subject is missing
        "export --subject not-a-uuid",
        "token", // the role is missing
        "logs --lines many",
        "up --fast"
      })
  void wrongUsageAnswersTwoAndShowsTheUsage(String line) {
    // When
    int code = run(line);

    // Then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("Usage: aims " + line.split(" ", 2)[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"up", "down", "status", "token", "import", "export", "logs", "warm"})
  void everyCommandExplainsItself(String command) {
    // When
    int code = run(command + " --help");

    // Then
    assertThat(code).isZero();
    assertThat(out.toString()).startsWith("Usage: aims " + command);
  }

  @Test
  void theCommandsAreListedWithoutTheInternalOne() {
    // When
    int code = run("--help");

    // Then
    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("up ", "down ", "status ", "token ", "import ", "export ", "logs ")
        .doesNotContain("supervise");
  }

  private int run(String line) {
    return Aims.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(line.split(" ", -1));
  }
}
