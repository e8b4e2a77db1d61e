package org.aimsledger.launcher.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.aimsledger.verifier.log.Cosigner;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.VerifierKey;
import org.aimsledger.witness.StateFolder;
import org.aimsledger.witness.Witness;
import org.aimsledger.witness.WitnessKey;
import org.aimsledger.witness.WitnessServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A witness in the foreground, until it is interrupted.
@Command(
    name = "witness",
    description =
        "Runs a witness (c2sp.org/tlog-witness): keeps the last checkpoint of each log and cosigns only what continues it."
            + " It protects most where its owner is not the owner of the log.",
    mixinStandardHelpOptions = true)
final class WitnessCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Option(names = "--listen", description = "Address and port; default: ${DEFAULT-VALUE}")
  private String listen = "127.0.0.1:8095";

  @Option(
      names = "--state",
      description = "Its folder: key and what it knows; default: witness in the data folder")
  private @Nullable Path folder;

  @Option(names = "--name", description = "What its key is called; default: ${DEFAULT-VALUE}")
  private String name = "aimsledger.local/witness";

  @Option(
      names = "--log",
      description =
          "Key of a log it knows (name+id+base64), may be repeated; default: the log of the local installation, which has to run")
  private List<String> logs = List.of();

  @Option(
      names = "--first-time",
      paramLabel = "NAME",
      description =
          "Name of a log that a witness with this key has never cosigned anything of, may be repeated. Only for a log that is new to an"
              + " existing witness: one without a key yet takes its logs by itself, and one that has lost what it knew must not be told"
              + " that it knew nothing")
  private List<String> firstTime = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var out = Terminal.out(spec);
    var place = Place.current();
    var keys = logs.isEmpty() ? localLogs(place) : logs.stream().map(WitnessCommand::key).toList();
    var where = folder == null ? place.home().directory().resolve("witness") : folder;
    try (var state = StateFolder.open(where);
        var server =
            WitnessServer.start(
                new Witness(cosigner(state, keys), keys, state, Clock.systemUTC()),
                address(),
                line ->
                    out.println(
                        Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS) + " " + line))) {
      var key = WitnessKey.open(state, name).verifierKey().encode();
      var url = "http://%s:%d".formatted(host(), server.address().getPort());
      out.println("Witness " + key);
      out.println("knows " + keys.stream().map(VerifierKey::label).toList());
      out.println("listens on " + url + "/add-checkpoint; its folder is " + where);
      out.println("To have the trail cosigned, start audit-service with");
      out.println("  aims.trail.witnesses.own.url=" + url);
      out.println("  aims.trail.witnesses.own.key=" + key);
      out.println("which ./aims up takes from the environment:");
      out.println("  AIMS_TRAIL_WITNESSES__OWN__URL=" + url);
      out.println("  AIMS_TRAIL_WITNESSES__OWN__KEY='" + key + "'");
      var end = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(end::countDown));
      end.await();
      return 0;
    }
  }

  /// The key of the folder, once each log may be cosigned. A key that is made now has vouched for
  /// nothing, so whatever comes is the first of each log.
  private Cosigner cosigner(StateFolder state, List<VerifierKey> keys) throws IOException {
    var fresh = !WitnessKey.exists(state);
    for (var origin : keys.stream().map(VerifierKey::name).distinct().toList()) {
      state.admit(origin, firstTime.contains(origin) || (fresh && !state.knows(origin)));
    }
    return WitnessKey.open(state, name);
  }

  private String host() {
    return listen.substring(0, Math.max(0, listen.lastIndexOf(':')));
  }

  private InetSocketAddress address() {
    var port = listen.substring(listen.lastIndexOf(':') + 1);
    if (host().isEmpty() || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
      throw new IllegalArgumentException("--listen needs HOST:PORT, not " + listen);
    }
    return new InetSocketAddress(host(), Integer.parseInt(port));
  }

  private static VerifierKey key(String text) {
    try {
      return VerifierKey.parse(text);
    } catch (LogException e) {
      throw new IllegalArgumentException("--log: " + e.getMessage(), e);
    }
  }

  /// What the local trail publishes. For another owner's log its key has to come another way.
  private static List<VerifierKey> localLogs(Place place) throws IOException, InterruptedException {
    var address = "http://127.0.0.1:" + place.requireRunning().ports().audit() + "/trail/policy";
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build(),
              BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IOException(
            "%s answered %d; name the log with --log".formatted(address, answer.statusCode()));
      }
      return Policy.parse(answer.body()).logs();
    } catch (LogException e) {
      throw new IOException("The policy at " + address + " can't be read: " + e.getMessage(), e);
    }
  }
}
