package org.aimsledger.benchmarks.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.aimsledger.benchmarks.load.Load;
import org.aimsledger.benchmarks.load.LoadGenerator;
import org.aimsledger.benchmarks.load.Requests;
import org.aimsledger.benchmarks.peer.PureHashing;
import org.aimsledger.benchmarks.report.Aim;
import org.aimsledger.benchmarks.report.Row;

/// The offline verifier on an evidence bundle, as `./aims verify` runs it, against a program that
/// reads the same files of the same archive and does nothing with them but SHA-256: same JDK, same
/// options, one thread.
///
/// Both are processes of their own; the time of the same program without a bundle is taken off, so
/// that starting a JVM is in neither figure.
final class Verification implements Scenario {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final List<String> JAVA =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC");
  // Changes of one system at the same time conflict: what is recorded here is not what is measured.
  private static final int CONNECTIONS = 1;

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public String about() {
    return "offline verification of a bundle against hashing the same bytes and nothing else";
  }

  @Override
  public List<Row> run(Workshop workshop) throws IOException, InterruptedException {
    var form = workshop.form();
    var site = workshop.whole();
    var system = site.api().newSystem();
    workshop.say("%s: recording %,d events of one system", name(), form.verified());
    record(site, system, form.verified());
    site.awaitQuiet();
    var bundle = workshop.folder().resolve("bundle.zip");
    workshop.say("%s: exporting", name());
    site.api().export(system, bundle);
    // An entry and a proof each, beside manifest, checkpoint, policy, explanation and index.
    var entries = (PureHashing.files(bundle) - 5) / 2;
    var verifier = jar(workshop);
    var ours = new Series();
    var peer = new Series();
    for (var round = 1; round <= form.rounds(); round++) {
      workshop.say("%s: round %d of %d", name(), round, form.rounds());
      var verifying = seconds(verifier, bundle.toString()) - seconds(verifier, "--help");
      var hashing = seconds(hashing(), bundle.toString()) - seconds(hashing());
      ours.add(entries / Math.max(1e-3, verifying));
      peer.add(entries / Math.max(1e-3, hashing));
    }
    return List.of(
        Row.against(
            name(),
            "bundle of %,d events, %,d MB".formatted(entries, Files.size(bundle) >> 20),
            ours.median(),
            "/s",
            peer.median(),
            "SHA-256 of the same files",
            Aim.ratioAtLeast(0.6),
            ours.note()));
  }

  private static void record(Site site, String system, int events) throws IOException {
    var update = List.of(Bodies.update(site, system));
    var left = events;
    while (left > 0) {
      var result =
          LoadGenerator.run(
                  Load.closed(
                      site.port("inventory"), CONNECTIONS, Duration.ZERO, Duration.ofMillis(500)),
                  Requests.inTurn(update))
              .onlySuccesses();
      left -= (int) result.sent();
    }
  }

  private static List<String> jar(Workshop workshop) throws IOException {
    var jar = workshop.projectRoot().resolve("verifier/target/aimsledger-verifier.jar");
    if (!Files.exists(jar)) {
      throw new IOException(jar + " is missing: build it with ./aims up or mvn package");
    }
    return List.of("-jar", jar.toString());
  }

  private static List<String> hashing() {
    return List.of("-cp", System.getProperty("java.class.path"), PureHashing.class.getName());
  }

  private static double seconds(List<String> program, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(JAVA);
    command.addAll(program);
    command.addAll(List.of(arguments));
    var begin = System.nanoTime();
    var output = Files.createTempFile("aims-bench", ".out");
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("did not end in time: " + command);
      }
      if (process.exitValue() != 0) {
        var text = Files.readString(output).strip();
        throw new IOException(
            "ended with "
                + process.exitValue()
                + ": "
                + text.substring(0, Math.min(300, text.length())));
      }
      return (System.nanoTime() - begin) / 1e9;
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
