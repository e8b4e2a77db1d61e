package org.aimsledger.systemtests.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.aimsledger.launcher.Ports;

/// A shell in a folder that looks like the checkout, whose services are on ports of their own.
final class TourShell {
  private static final String END_OF_STEP = "@@@ end of step, exit ";

  private final Path folder;
  private final Map<String, Integer> ports;
  private final Map<String, String> environment = new HashMap<>();
  private final long minutes;

  private TourShell(Path folder, Map<String, Integer> ports, long minutes) {
    this.folder = folder;
    this.ports = ports;
    this.minutes = minutes;
  }

  /// Fills an empty folder.
  ///
  /// @param minutes longest time for what is typed at once
  static TourShell in(Path folder, long minutes) throws IOException {
    var checkout = checkout();
    try (var entries = Files.list(checkout)) {
      for (var entry : entries.filter(TourShell::belongsToTheCheckout).toList()) {
        Files.createSymbolicLink(
            folder.resolve(Objects.requireNonNull(entry.getFileName())), entry);
      }
    }
    // The build that runs this test has made everything that ./aims would build.
    Files.writeString(checkout.resolve("launcher/target/aims-build.stamp"), "");
    var shell = new TourShell(folder, Ports.free().byVariable(), minutes);
    shell.environment.put("AIMS_HOME", folder.resolve(".aims").toString());
    shell.environment.put("JAVA_HOME", System.getProperty("java.home"));
    shell.ports.forEach((name, port) -> shell.environment.put(name, Integer.toString(port)));
    return shell;
  }

  /// One more variable.
  TourShell with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /// What a command did.
  record Result(int exit, String output) {}

  /// Runs the commands in one shell, so that variables and functions stay.
  List<Result> run(List<String> commands) throws IOException, InterruptedException {
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
    builder.environment().putAll(environment);
    var process = builder.start();
    if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
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

  /// Each command has printed what stands below it.
  ///
  /// @param exact whether the counts of an import must be those that are printed
  static void assertPrinted(Tour tour, List<Result> results, boolean exact) {
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

  private static boolean belongsToTheCheckout(Path entry) {
    var name = String.valueOf(entry.getFileName());
    return !name.equals(".aims") && !name.equals(".git") && !name.equals("evidence.zip");
  }

  static Path checkout() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("aims"))) {
      folder = Objects.requireNonNull(folder.getParent(), "no checkout around the tests");
    }
    return folder;
  }
}
