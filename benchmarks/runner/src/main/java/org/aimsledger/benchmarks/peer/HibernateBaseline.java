package org.aimsledger.benchmarks.peer;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A plain Quarkus application that stores the body of a registration as one entity
/// (`benchmarks/baseline`), as a process of its own with the JVM options of the service that it is
/// compared with.
public final class HibernateBaseline implements AutoCloseable {
  public static final String NAME = "Hibernate Reactive persist";
  public static final String PATH = "/systems";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TABLE =
      """
      create table if not exists baseline_system (
        id uuid primary key, name text not null, purpose text, intended_use text, owner text,
        organisation text, unit text, technology text, topic_area text, sector text, vendor text,
        stage text, high_impact text, actor text not null, created_at timestamptz not null)
      """;

  private final Process process;
  private final int port;

  private HibernateBaseline(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  public static Path jar(Path projectRoot) {
    return projectRoot.resolve("benchmarks/baseline/target/quarkus-app/quarkus-run.jar");
  }

  /// Returns when the application takes requests.
  ///
  /// @param likeThisProcess a running service; its JVM options are taken over
  public static HibernateBaseline start(
      Path projectRoot, PeerDatabase database, String issuer, long likeThisProcess, Path log)
      throws IOException, InterruptedException {
    var jar = jar(projectRoot);
    if (!Files.exists(jar)) {
      throw new IOException(jar + " is missing: build it with mvn package");
    }
    database.execute(TABLE);
    var port = freePort();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(optionsOf(commandLine(likeThisProcess)));
    command.addAll(List.of("-jar", jar.toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    var environment = builder.environment();
    environment.put("MALLOC_ARENA_MAX", "2");
    environment.put("BASELINE_PORT", Integer.toString(port));
    environment.put("BASELINE_ISSUER", issuer);
    environment.put("BASELINE_DATABASE_PORT", Integer.toString(database.port()));
    environment.put("BASELINE_DATABASE_NAME", database.name());
    environment.put("BASELINE_DATABASE_USER", database.user());
    environment.put("BASELINE_DATABASE_PASSWORD", database.password());
    var baseline = new HibernateBaseline(builder.start(), port);
    try {
      baseline.awaitReady(log);
    } catch (IOException | InterruptedException e) {
      baseline.close();
      throw e;
    }
    return baseline;
  }

  private static List<String> commandLine(long pid) throws IOException {
    var text = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
    return List.of(text.split("\0", -1));
  }

  /// What tunes a JVM in this command line: not its system properties, not its files.
  static List<String> optionsOf(List<String> commandLine) {
    var end = commandLine.indexOf("-jar");
    return commandLine.subList(0, end < 0 ? commandLine.size() : end).stream()
        .filter(argument -> argument.startsWith("-X") || argument.startsWith("--"))
        .filter(
            argument -> !argument.startsWith("-XX:AOT") && !argument.startsWith("-XX:ErrorFile"))
        .toList();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady(Path log) throws IOException, InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        var text = Files.readString(log, StandardCharsets.UTF_8).strip();
        throw new IOException(
            "the baseline did not start: " + text.substring(Math.max(0, text.length() - 400)));
      }
      Thread.sleep(100);
    }
  }

  private boolean isReady() {
    try {
      var connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + PATH + "/ready").toURL().openConnection();
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(5_000);
      return connection.getResponseCode() == 204;
    } catch (IOException _) {
      return false;
    }
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
