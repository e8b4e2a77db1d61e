package org.aimsledger.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// One import from the upload to its last row.
record ImportJob(ApiClient client, PrintWriter out, PrintWriter err, boolean interactive) {
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final List<String> COUNTS =
      List.of("total", "processed", "registered", "changed", "unchanged", "quarantined", "flagged");

  /// Answers whether the import was completed; what went wrong has been printed.
  boolean run(Path file, Path mapping) throws IOException, InterruptedException {
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
      err.println(ApiClient.problem(accepted));
      return false;
    }
    return follow(accepted.body().path("id").asText());
  }

  private boolean follow(String job) throws IOException, InterruptedException {
    long shown = -1;
    while (true) {
      var answer = client.get("/api/inventory/v1/imports/" + job);
      if (answer.status() != 200) {
        err.println(ApiClient.problem(answer));
        return false;
      }
      var body = answer.body();
      shown = show(body, shown);
      var state = body.path("state").asText();
      if (!state.equals("RUNNING")) {
        return finish(body, state, job);
      }
      Thread.sleep(PAUSE);
    }
  }

  /// Answers the tenth (0 to 10) that was last shown: without a terminal one line per tenth is
  /// enough.
  private long show(JsonNode body, long shown) {
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

  private boolean finish(JsonNode body, String state, String job) {
    if (interactive) {
      out.println();
    }
    out.println("Import " + job + ": " + state.toLowerCase(Locale.ROOT));
    for (var count : COUNTS) {
      if (body.has(count)) {
        out.printf("  %-12s %8s%n", count, Texts.count(body.path(count).asLong()));
      }
    }
    if (state.equals("COMPLETED")) {
      return true;
    }
    var reason = body.path("failure").asText(body.path("message").asText(""));
    err.println("The import failed" + (reason.isEmpty() ? "." : ": " + reason));
    return false;
  }
}
