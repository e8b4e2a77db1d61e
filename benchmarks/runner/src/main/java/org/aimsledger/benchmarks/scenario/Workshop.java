package org.aimsledger.benchmarks.scenario;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.aimsledger.launcher.AimsInstallation;
import org.aimsledger.launcher.Options;
import org.aimsledger.launcher.Ports;
import org.aimsledger.launcher.backing.Home;
import org.aimsledger.launcher.backing.PostgresBinaries;
import org.aimsledger.launcher.service.ServiceDefinition;
import org.jspecify.annotations.Nullable;

/// Where a run takes place: a temporary folder with at most one installation at a time, removed at
/// the end however the run ends (SIGKILL excepted).
public final class Workshop implements AutoCloseable {
  /// The peers need a connection a client, and 256 of them are asked for. Commit times are what the
  /// delay into the trail is read from. Buffers are of a size for load. Everything else is as
  /// `./aims up` sets it.
  private static final Map<String, String> POSTGRES =
      Map.of(
          "max_connections",
          "400",
          "track_commit_timestamp",
          "on",
          "shared_buffers",
          "512MB",
          "max_wal_size",
          "4GB");

  /// For load, what `./aims up` saves on is needed: the optimising compiler, and room.
  private static final List<String> FOR_LOAD = List.of("-XX:TieredStopAtLevel=4", "-Xmx256m");

  /// A busy machine is seen in the figures; it is no reason to have none.
  private static final Duration READY_PATIENCE = Duration.ofMinutes(5);

  private static final int REMOVALS = 20;
  private static final Duration REMOVAL_PAUSE = Duration.ofMillis(250);

  private final Form form;
  private final Path projectRoot;
  private final Path folder;
  private final List<String> javaOptions;
  private final PrintWriter progress;
  private final List<String> facts = new ArrayList<>();
  private final Thread hook = new Thread(this::clear, "bench-clear");
  private @Nullable Site whole;
  private @Nullable Site reading;
  private @Nullable Site open;
  private String postgres = "not started";
  private volatile boolean ending;
  private int sites;

  public Workshop(Form form, Path projectRoot, List<String> javaOptions, PrintWriter progress)
      throws IOException {
    this.form = form;
    this.projectRoot = projectRoot;
    this.javaOptions = List.copyOf(javaOptions);
    this.progress = progress;
    this.folder = Files.createTempDirectory("aims-bench");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  public Form form() {
    return form;
  }

  Path folder() {
    return folder;
  }

  Path projectRoot() {
    return projectRoot;
  }

  /// Tells the person in front of the screen what goes on.
  void say(String text, Object... arguments) {
    progress.printf("  " + text + "%n", arguments);
    progress.flush();
  }

  /// Something that the reader of the table has to know.
  void fact(String text) {
    if (!facts.contains(text)) {
      facts.add(text);
    }
  }

  /// The version of the server that was measured.
  public String postgres() {
    return postgres;
  }

  public List<String> facts() {
    return List.copyOf(facts);
  }

  /// All services, shared by the scenarios that don't mind what others left behind.
  Site whole() throws IOException, InterruptedException {
    if (whole == null) {
      whole = fresh(ServiceDefinition.NAMES);
    }
    return whole;
  }

  /// A fresh installation with all services, as `./aims up` starts them on a laptop. A short run
  /// goes on with it: in seconds the optimising compiler costs more than it gives.
  Site small() throws IOException, InterruptedException {
    var site = fresh(ServiceDefinition.NAMES, List.of());
    if (form.oneStart()) {
      fact("options of the services, also under load: those of ./aims up");
      whole = site;
    }
    return site;
  }

  /// The services whose reads are measured, shared by those scenarios: each fills one of the
  /// databases and stops the service that it doesn't measure.
  Site reading() throws IOException, InterruptedException {
    if (reading == null) {
      reading = fresh(List.of("inventory", "audit"));
    }
    return reading;
  }

  /// A fresh installation with only these services, for load. The shared one ends: two cores are
  /// not enough for two of them.
  private Site fresh(List<String> services) throws IOException, InterruptedException {
    fact("options of the services under load: " + String.join(" ", FOR_LOAD));
    return fresh(services, FOR_LOAD);
  }

  private Site fresh(List<String> services, List<String> first)
      throws IOException, InterruptedException {
    if (ending) {
      throw new IOException("the run is being ended");
    }
    closeSite();
    sites++;
    var home = folder.resolve("site" + sites);
    var java = new ArrayList<>(first);
    java.addAll(javaOptions);
    var options =
        Options.packagedIn(projectRoot)
            .withServices(
                ServiceDefinition.packaged(projectRoot).stream()
                    .filter(service -> services.contains(service.name()))
                    .toList())
            .withReady(READY_PATIENCE)
            .withMoreJavaOptions(java)
            .withMorePostgresSettings(POSTGRES);
    say("starting %s", String.join(", ", services));
    var site = new Site(AimsInstallation.at(home, Ports.free(), options), new Home(home));
    open = site;
    takeOverPrograms(home);
    site.up();
    postgres = site.peers().text("show server_version");
    return site;
  }

  // Unpacking the same programs again for each installation would take seconds each time.
  private void takeOverPrograms(Path home) throws IOException {
    var before = new Home(folder.resolve("site" + (sites - 1))).postgresBinaries();
    if (Files.isDirectory(before)) {
      var here = new Home(home).postgresBinaries();
      Files.createDirectories(here.getParent());
      Files.move(before, here);
    }
  }

  private void closeSite() throws IOException {
    if (open != null) {
      open.close();
      deleteData(open.home());
      open = null;
      whole = null;
      reading = null;
    }
  }

  private static void deleteData(Home home) throws IOException {
    PostgresBinaries.delete(home.postgresData());
    PostgresBinaries.delete(home.kafka());
  }

  @Override
  public void close() {
    clear();
    try {
      var _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The JVM is going down, and the hook does the same.
    }
  }

  /// Whether somebody has ended the run before its end.
  public boolean ending() {
    return ending;
  }

  private synchronized void clear() {
    ending = true;
    try {
      if (open != null) {
        open.close();
        open = null;
      }
      remove();
    } catch (IOException | UncheckedIOException e) {
      progress.printf("could not remove %s: %s%n", folder, e.getMessage());
      progress.flush();
    }
  }

  // When a signal ends the run, the scenario under way may still be writing for a moment.
  private void remove() throws IOException {
    for (var attempt = 1; Files.exists(folder); attempt++) {
      try {
        PostgresBinaries.delete(folder);
      } catch (IOException | UncheckedIOException e) {
        if (attempt == REMOVALS) {
          throw e;
        }
        LockSupport.parkNanos(REMOVAL_PAUSE.toNanos());
      }
    }
  }
}
