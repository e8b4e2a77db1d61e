package org.aimsledger.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
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

  /// Else the tour works against the local identity provider, who knows everybody, and nowhere
  /// else.
  @Test
  void whoCommandsActAsByDefaultIsAUserOfTheRealm() throws IOException {
    // Given
    var realm =
        new ObjectMapper()
            .readTree(Path.of("..", "deploy", "identity", "aimsledger-realm.json").toFile());
    var users = realm.at("/users").findValuesAsText("username");

    // When
    var actors =
        Aims.commandLine().getSubcommands().values().stream()
            .flatMap(command -> command.getCommandSpec().options().stream())
            .filter(option -> List.of("--actor", "--user").contains(option.longestName()))
            .map(option -> String.valueOf(option.initialValue()))
            .filter(actor -> !actor.equals("null"))
            .toList();

    // Then
    assertThat(actors).contains("importer", "auditor", "evaluator");
    assertThat(users).containsAll(actors);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-3", "100001", "2147483647"})
  void anImpossibleNumberOfLinesIsRefused(String lines) {
    // When
    int code = run("logs --lines=" + lines);

    // Then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("--lines is a number from 0 to 100000\n");
  }

  @Test
  void aFailedFileOperationSaysMoreThanTheFile() {
    assertThat(Aims.message(new NoSuchFileException("/proc/x")))
        .isEqualTo("There is no file or folder /proc/x");
    assertThat(Aims.message(new AccessDeniedException("/root/x")))
        .isEqualTo("No right to read or write /root/x");
    assertThat(Aims.message(new FileSystemException("/x"))).isEqualTo("Cannot read or write /x");
    assertThat(Aims.message(new FileSystemException("/x", null, "No space left on device")))
        .isEqualTo("/x: No space left on device");
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
