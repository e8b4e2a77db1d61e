package org.aimsledger.launcher.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
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
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(300);

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
      var body = "{\"subject\":\"" + subject + "\"}";
      var created =
          client.post(
              "/api/audit/v1/exports",
              "application/json",
              UUID.randomUUID().toString(),
              () -> BodyPublishers.ofString(body));
      if (created.status() / 100 != 2) {
        Terminal.err(spec).println(ApiClient.problem(created));
        return Aims.FAILED;
      }
      return save(client, created.body().path("id").asText(), file.toAbsolutePath());
    }
  }

  private int save(ApiClient client, String export, Path file)
      throws IOException, InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    var fresh = file.resolveSibling(file.getFileName() + ".part");
    while (true) {
      int status = client.download("/api/audit/v1/exports/" + export + "/bundle", fresh);
      if (status == 200) {
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        Terminal.out(spec).printf("Saved %s (%s bytes)%n", file, Texts.count(Files.size(file)));
        Terminal.out(spec).println("Check it with: ./aims verify " + file);
        return 0;
      }
      boolean notYet = status == 409 || status == 202;
      if (!notYet || Instant.now().isAfter(deadline)) {
        Terminal.err(spec)
            .println(
                notYet
                    ? "The bundle of export %s was not ready within %d s."
                        .formatted(export, PATIENCE.toSeconds())
                    : "The service answered %d for the bundle of export %s."
                        .formatted(status, export));
        return Aims.FAILED;
      }
      Thread.sleep(PAUSE);
    }
  }
}
