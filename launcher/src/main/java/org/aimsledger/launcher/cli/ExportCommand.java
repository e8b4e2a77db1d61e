package org.aimsledger.launcher.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Asks audit-service for a bundle about one subject and saves it.
@Command(
    name = "export",
    description = "Exports everything the audit trail holds about one subject, with proofs.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private static final Duration OUTAGE = Duration.ofMinutes(1);

  @Option(
      names = "--subject",
      required = true,
      description = "The id (UUID) of an AI system or an incident.")
  private UUID subject = new UUID(0, 0);

  @Option(names = "--out", description = "Where to; default: aims-export-<subject>.zip")
  private @Nullable Path target;

  @Option(names = "--actor", description = "Who exports; default: ${DEFAULT-VALUE}")
  private String actor = "auditor";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var place = Place.current();
    var report = place.requireRunning();
    var token = place.tokens(report).token(actor, List.of("trail-auditor"));
    var base = URI.create("http://127.0.0.1:" + report.ports().audit());
    var file = target == null ? Path.of("aims-export-" + subject + ".zip") : target;
    try (var client = new ApiClient(base, token, OUTAGE)) {
      var job = new ExportJob(client, Terminal.out(spec), Terminal.err(spec));
      return job.run(subject, file.toAbsolutePath()) ? 0 : Aims.FAILED;
    }
  }
}
