package org.aimsledger.systemtests.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.logging.LogManager;
import org.aimsledger.launcher.AimsInstallation;
import org.aimsledger.launcher.Options;
import org.aimsledger.launcher.Ports;
import org.aimsledger.launcher.ProjectRoot;
import org.aimsledger.launcher.process.Backoff;
import org.aimsledger.launcher.process.SupervisionLimits;
import org.aimsledger.systemtests.faults.tools.FaultControl;
import org.aimsledger.systemtests.faults.tools.Links;
import org.aimsledger.systemtests.faults.tools.SmallDisk;
import org.aimsledger.systemtests.faults.tools.agent.Mutation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./aims chaos`: the fault suite as a program, on an installation of its own.
@Command(
    name = "chaos",
    description =
        "Runs an installation of its own under load and faults, and compares what clients were told"
            + " with stores, Kafka, views and trail. Ends with 1 when anything was lost, doubled or"
            + " reordered; then the folder stays.",
    mixinStandardHelpOptions = true)
public final class Chaos implements Callable<Integer> {
  private static final int ALL_ROUNDS = 10_000;
  private static final Duration USUAL = Duration.ofMinutes(10);
  private static final Duration NO_LIMIT = Duration.ofDays(7);
  private static final int DISK_MEGABYTES = 1_500;
  private static final String TWICE_THE_CONNECTIONS = "200";
  // Patience for a machine that has other work to do; a sound installation needs a tenth of it.
  private static final Duration UP = Duration.ofMinutes(8);
  private static final Duration START = Duration.ofMinutes(4);

  @Option(
      names = "--minutes",
      description = "no round begins afterwards (10; no limit where --rounds says how many)")
  private @Nullable Integer minutes;

  @Option(names = "--seed", description = "of commands, faults and times (random)")
  private @Nullable Long seed;

  @Option(names = "--rounds", description = "most rounds (no limit)")
  private @Nullable Integer rounds;

  @Option(names = "--faults", split = ",", description = "only these (all)")
  private @Nullable List<String> faults;

  @Option(
      names = "--instances",
      defaultValue = "1",
      description = "processes of each service behind one address, 1 or 2 (${DEFAULT-VALUE})")
  private int instances;

  @Option(
      names = "--mutation",
      description =
          "break the services on purpose, to see this suite red: ${COMPLETION-CANDIDATES}")
  private @Nullable Mutation mutation;

  @Option(names = "--json", description = "where the figures are written to")
  private @Nullable Path json;

  /// Ends the JVM with the exit code.
  public static void main(String[] arguments) {
    LogManager.getLogManager().reset();
    System.exit(
        new CommandLine(new Chaos())
            .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
            .execute(arguments));
  }

  int mostRounds() {
    return rounds == null ? ALL_ROUNDS : rounds;
  }

  /// Whoever asks for a number of rounds gets them, however long they take.
  Duration longest() {
    if (minutes != null) {
      return Duration.ofMinutes(minutes);
    }
    return rounds == null ? USUAL : NO_LIMIT;
  }

  @Override
  public Integer call() throws Exception {
    var chosen = seed == null ? System.currentTimeMillis() % 1_000_000 : seed;
    var names = faults == null ? new Faults().names() : faults;
    var folder = Files.createTempDirectory("aims-chaos-");
    var settings =
        Settings.usual(folder.resolve("aims"), chosen, mostRounds(), longest(), names)
            .withInstances(instances);
    System.out.println(
        "Seed " + chosen + ", folder " + folder + ", faults " + String.join(", ", names));
    Summary summary;
    try (var early = new EarlyEnd(chosen, this::tellEarly)) {
      summary =
          run(mutation == null ? settings : settings.broken(mutation), System.out::println, early);
    }
    tell(summary);
    if (summary.violations().isEmpty()) {
      Arena.delete(folder);
      return 0;
    }
    System.out.println("Kept for a look: " + folder + " (history.jsonl, logs, data)");
    System.out.println(
        "Again: ./aims chaos --seed %d --rounds %d --instances %d --faults %s%s"
            .formatted(
                chosen,
                summary.rounds().size(),
                instances,
                String.join(",", names),
                mutation == null ? "" : " --mutation " + mutation));
    return 1;
  }

  private void tellEarly(Summary summary) {
    System.out.println(
        "Ended from outside: what follows is of the rounds before, and nothing was read once more.");
    try {
      tell(summary);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tell(Summary summary) throws IOException {
    System.out.println(summary.text());
    if (json != null) {
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(json.toFile(), summary);
    }
  }

  private interface Body<T> {
    T run(Arena arena) throws Exception;
  }

  /// Starts the installation, runs and stops it.
  ///
  /// @param out what is told line by line
  /// @param reports of each round, when it is over
  static Summary run(Settings settings, Consumer<String> out, Consumer<RoundReport> reports)
      throws Exception {
    return inside(
        settings,
        arena -> {
          try (var rounds = new Rounds(arena, settings, out, reports)) {
            return rounds.run();
          }
        });
  }

  /// A run of a sound installation, and one of the same after a service was broken on purpose.
  record Runs(Summary sound, Summary broken) {}

  /// @param rounds most rounds of the broken installation
  static Runs runThenBreak(
      Settings settings, String service, Mutation mutation, int rounds, Consumer<String> out)
      throws Exception {
    return inside(
        settings,
        arena -> {
          try (var all = new Rounds(arena, settings, out, _ -> {})) {
            var sound = all.run();
            for (var component : arena.instances().of(service)) {
              arena.control().mutate(component, mutation);
              arena.aims().kill(component);
              arena.aims().awaitReady(component, Duration.ofMinutes(2));
            }
            return new Runs(sound, all.runWithoutFaults(rounds));
          }
        });
  }

  private static <T> T inside(Settings settings, Body<T> body) throws Exception {
    var ports = Ports.free();
    var control = FaultControl.in(settings.home().resolveSibling("orders"));
    var disk =
        settings.faults().contains(Faults.FULL_DISK)
            ? SmallDisk.mount(SmallDisk.ofPostgres(settings.home()), DISK_MEGABYTES)
            : Optional.<SmallDisk>empty();
    try (var instances = Instances.of(ports, settings.instances());
        var links = Links.of(ports, instances.components())) {
      for (var component : instances.components()) {
        control.mutate(component, settings.mutations().toArray(Mutation[]::new));
      }
      var options = options(control, instances).withDetours(links.detours());
      try (var aims = AimsInstallation.at(settings.home(), ports, options)) {
        aims.up();
        instances.start(aims, UP);
        return body.run(new Arena(aims, control, links, instances, disk.orElse(null)));
      }
    } finally {
      if (disk.isPresent()) {
        disk.get().close();
      }
    }
  }

  /// The supervisor looks more often and waits less than usual, so that a round is short; it is
  /// more patient with the frozen. Services compare with producers and the broker more often, for
  /// the same reason. They don't seal their logs: a round ends when all is at rest, and an event
  /// that nobody asked for may come after the stores were read and before the trail is.
  private static Options options(FaultControl control, Instances instances) {
    var usual = Options.packagedIn(ProjectRoot.find());
    var java = new ArrayList<>(control.javaOptions());
    java.add("-Daims.event-store.catch-up=PT2S");
    java.add("-Daims.event-store.relay-look=PT1S");
    java.add("-Daims.event-store.seal-interval=P1D");
    java.addAll(instances.javaOptions());
    return new Options(
        usual.services(),
        UP,
        usual.minimumFreeBytes(),
        java,
        instances.doubled()
            ? Map.of("max_connections", TWICE_THE_CONNECTIONS)
            : usual.morePostgresSettings(),
        new SupervisionLimits(
            Duration.ofMillis(150),
            Duration.ofMillis(500),
            120,
            START,
            Duration.ofSeconds(20),
            new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(1))),
        usual.rotation(),
        usual.detours());
  }
}
