package org.aimsledger.systemtests.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.aimsledger.launcher.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Types what the README says, in a folder that looks like the checkout, on ports that are free.
class ReadmeTourIT {
  private static final long MINUTES = 5;
  private static final String END_OF_STEP = "@@@ end of step, exit ";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private Map<String, Integer> ports = Map.of();

  @BeforeEach
  void aCheckoutOfItsOwn() throws IOException {
    ports = Ports.free().byVariable();
    var checkout = checkout();
    try (var entries = Files.list(checkout)) {
      for (var entry : entries.filter(ReadmeTourIT::belongsToTheCheckout).toList()) {
        Files.createSymbolicLink(
            folder.resolve(Objects.requireNonNull(entry.getFileName())), entry);
      }
    }
    // The build that runs this test has made everything that ./aims would build.
    Files.writeString(checkout.resolve("launcher/target/aims-build.stamp"), "");
  }

  @AfterEach
  void down() throws Exception {
    var _ = bash(List.of("./aims down"));
  }

  @Test
  void theTourWorksAsPrintedAndAgainAfterDownAndUp() throws Exception {
    // Given
    var tour = Tour.of(Files.readString(checkout().resolve("README.md")), "## Five minutes");
    assertThat(tour.steps()).hasSizeGreaterThan(15);
    var commands = tour.steps().stream().map(Tour.Step::command).toList();

    // When
    var first = bash(with("./aims up", commands));
    var restarted = bash(with("./aims down", List.of("./aims up")));
    var second = bash(with("true", commands));

    // Then
    assertThat(restarted).allSatisfy(result -> assertThat(result.exit()).isZero());
    asPrinted(tour, first.subList(1, first.size()), true);
    asPrinted(tour, second.subList(1, second.size()), false);
    assertThat(second.get(1).output()).containsPattern("registered +0").containsPattern("total +8");
  }

  private static void asPrinted(Tour tour, List<Result> results, boolean exact) {
    assertThat(results).hasSameSizeAs(tour.steps());
    for (var i = 0; i < results.size(); i++) {
      var step = tour.steps().get(i);
      assertThat(Tour.missing(step, results.get(i).output(), exact))
          .as(
              "missing in the output of%n%s%nwhich was%n%s",
              step.command(), results.get(i).output())
          .isEmpty();
    }
  }

  private record Result(int exit, String output) {}

  /// Runs the commands in one shell, so that variables and functions stay.
  private List<Result> bash(List<String> commands) throws Exception {
    var script = new StringBuilder();
    for (var command : commands) {
      script.append(command).append("\nprintf '\\n").append(END_OF_STEP).append("%d\\n' $?\n");
    }
    var file = Files.writeString(folder.resolve("tour.sh"), onOurPorts(script.toString()));
    var output = folder.resolve("tour.out");
    var builder =
        new ProcessBuilder("bash", file.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("AIMS_HOME", folder.resolve(".aims").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    ports.forEach((name, port) -> builder.environment().put(name, Integer.toString(port)));
    var process = builder.start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("not done in time: " + Files.readString(output));
    }
    return results(Files.readString(output, StandardCharsets.UTF_8));
  }

  private static List<Result> results(String output) {
    var results = new ArrayList<Result>();
    var lines = new StringBuilder();
    for (var line : output.lines().toList()) {
      if (line.startsWith(END_OF_STEP)) {
        var exit = Integer.parseInt(line.substring(END_OF_STEP.length()));
        results.add(new Result(exit, lines.toString()));
        lines.setLength(0);
      } else {
        lines.append(line).append('\n');
      }
    }
    return results;
  }

  private String onOurPorts(String script) {
    var text = script;
    for (var usual : Ports.DEFAULT.byVariable().entrySet()) {
      text =
          text.replace("127.0.0.1:" + usual.getValue(), "127.0.0.1:" + ports.get(usual.getKey()));
    }
    return text;
  }

  private static List<String> with(String first, List<String> others) {
    var all = new ArrayList<String>();
    all.add(first);
    all.addAll(others);
    return all;
  }

  private static boolean belongsToTheCheckout(Path entry) {
    var name = String.valueOf(entry.getFileName());
    return !name.equals(".aims") && !name.equals(".git") && !name.equals("evidence.zip");
  }

  private static Path checkout() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("aims"))) {
      folder = Objects.requireNonNull(folder.getParent(), "no checkout around the tests");
    }
    return folder;
  }
}
