package org.aimsledger.audit.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.aimsledger.verifier.Main;

/// Somebody who has the verifier's jar and nothing else.
public final class Stranger {
  private Stranger() {}

  /// What the verifier said.
  public record Report(int exit, String output) {}

  /// Runs the verifier as a program of its own.
  public static Report verifies(String... arguments) throws IOException, InterruptedException {
    var jar = new File(Main.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jar.getPath(),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Report(process.exitValue(), output);
  }
}
