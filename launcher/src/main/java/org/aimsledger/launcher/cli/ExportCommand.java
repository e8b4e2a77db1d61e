package org.aimsledger.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Asks audit-service for a bundle and saves it.
@Command(
    name = "export",
    description =
        "Exports everything the audit trail holds about one thing, one request or one period, with proofs.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private static final Duration OUTAGE = Duration.ofMinutes(1);

  @ArgGroup(multiplicity = "1")
  private Subject subject = new Subject();

  /// One of three kinds.
  static final class Subject {
    @Option(
        names = "--subject",
        required = true,
        description = "The id (UUID) of an AI system, a risk, an incident ...")
    private @Nullable UUID thing;

    @Option(
        names = "--correlation",
        required = true,
        description = "The correlation id of a request: all it has led to.")
    private @Nullable String correlation;

    @ArgGroup(exclusive = false)
    private @Nullable Period period;

    /// As the API takes it.
    ObjectNode body() {
      var body = JsonNodeFactory.instance.objectNode();
      if (thing != null) {
        return body.put("subject", thing.toString());
      }
      return period == null
          ? body.put("correlation", correlation)
          : body.put("recordedFrom", period.from.toString())
              .put("recordedBefore", period.before.toString());
    }

    /// For the name of a file.
    String name() {
      if (thing != null) {
        return thing.toString();
      }
      return period == null ? "correlation" : "period";
    }
  }

  /// All that was recorded from one time on and before another.
  static final class Period {
    @Option(
        names = "--from",
        required = true,
        description = "All that was recorded at or after this time, e.g. 2026-11-01T00:00:00Z,")
    private Instant from = Instant.EPOCH;

    @Option(names = "--before", required = true, description = "and before this time.")
    private Instant before = Instant.EPOCH;
  }

  @Option(names = "--out", description = "Where to; default: aims-export-<subject>.zip")
  private @Nullable Path target;

  @Option(names = "--actor", description = "Who exports; default: ${DEFAULT-VALUE}")
  private String actor = "auditor";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var services = Place.current().requireServices();
    var token = services.tokens().token(actor, List.of("trail-auditor"));
    var base = URI.create("http://127.0.0.1:" + services.ports().audit());
    var file = target == null ? Path.of("aims-export-" + subject.name() + ".zip") : target;
    try (var client = new ApiClient(base, token, OUTAGE)) {
      var job = new ExportJob(client, Terminal.out(spec), Terminal.err(spec));
      return job.run(subject.body(), file.toAbsolutePath()) ? 0 : Aims.FAILED;
    }
  }
}
