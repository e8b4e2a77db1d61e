package org.aimsledger.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Uploads a table of AI systems to inventory-service and follows the job to its end.
@Command(
    name = "import",
    description = "Imports a CSV file of AI systems.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  private static final Duration OUTAGE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final List<String> ROLES = List.of("contributor", "system-owner");
  private static final List<String> COUNTS =
      List.of("total", "processed", "registered", "changed", "unchanged", "quarantined", "flagged");

  @Parameters(paramLabel = "FILE", description = "The CSV file.")
  private Path file = Path.of("");

  @Option(names = "--mapping", required = true, description = "The mapping file (YAML).")
  private Path mapping = Path.of("");

  @Option(names = "--actor", description = "Who imports; default: ${DEFAULT-VALUE}")
  private String actor = "importer";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireFile(file);
    requireFile(mapping);
    var place = Place.current();
    var report = place.requireRunning();
    var token = place.tokens(report).token(actor, ROLES);
    var base = URI.create("http://127.0.0.1:" + report.ports().inventory());
    try (var client = new ApiClient(base, token, OUTAGE)) {
      var form =
          MultipartForm.of(
              List.of(
                  new MultipartForm.Part("mapping", mapping, "application/yaml"),
                  new MultipartForm.Part("file", file, "text/csv")));
      var accepted =
          client.post(
              "/api/inventory/v1/imports",
              form.contentType(),
              UUID.randomUUID().toString(),
              form::body);
      if (accepted.status() / 100 != 2) {
        Terminal.err(spec).println(ApiClient.problem(accepted));
        return Aims.FAILED;
      }
      return follow(client, accepted.body().path("id").asText());
    }
  }

  private static void requireFile(Path path) throws IOException {
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new IOException("Cannot read " + path.toAbsolutePath());
    }
  }

  private int follow(ApiClient client, String job) throws IOException, InterruptedException {
    var out = Terminal.out(spec);
    boolean interactive = Terminal.isInteractive();
    long shown = -1;
    while (true) {
      var answer = client.get("/api/inventory/v1/imports/" + job);
      if (answer.status() != 200) {
        Terminal.err(spec).println(ApiClient.problem(answer));
        return Aims.FAILED;
      }
      var body = answer.body();
      shown = show(body, interactive, shown, out);
      var state = body.path("state").asText();
      if (!state.equals("RUNNING")) {
        return finish(body, state, job, out);
      }
      Thread.sleep(PAUSE);
    }
  }

  /// Answers the tenth (0 to 10) that was last shown: without a terminal one line per tenth is
  /// enough.
  private static long show(JsonNode body, boolean interactive, long shown, PrintWriter out) {
    long done = body.path("processed").asLong();
    long total = body.path("total").asLong();
    var bar = ProgressBar.render(done, total);
    if (interactive) {
      out.print("\r" + bar + " ");
      out.flush();
      return shown;
    }
    long tenth = total <= 0 ? 0 : done * 10 / total;
    if (tenth > shown) {
      out.println(bar);
    }
    return Math.max(tenth, shown);
  }

  private int finish(JsonNode body, String state, String job, PrintWriter out) {
    if (Terminal.isInteractive()) {
      out.println();
    }
    out.println("Import " + job + ": " + state.toLowerCase(Locale.ROOT));
    for (var count : COUNTS) {
      if (body.has(count)) {
        out.printf("  %-12s %8s%n", count, Texts.count(body.path(count).asLong()));
      }
    }
    if (state.equals("COMPLETED")) {
      return 0;
    }
    var reason = body.path("failure").asText(body.path("message").asText(""));
    Terminal.err(spec).println("The import failed" + (reason.isEmpty() ? "." : ": " + reason));
    return Aims.FAILED;
  }
}
