package org.aimsledger.launcher.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// One export from the request to the saved bundle.
record ExportJob(ApiClient client, PrintWriter out, PrintWriter err) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(300);

  /// Answers whether the bundle was saved; what went wrong has been printed.
  boolean run(ObjectNode subject, Path file) throws IOException, InterruptedException {
    // Before the request: an export that nobody can save would stand in the trail.
    var directory = file.getParent();
    if (directory == null || !Files.isDirectory(directory) || Files.isDirectory(file)) {
      err.println("Cannot save to " + file + ": name a file in a folder that exists.");
      return false;
    }
    var body = subject.toString();
    var created =
        client.post(
            "/api/audit/v1/exports",
            "application/json",
            UUID.randomUUID().toString(),
            () -> BodyPublishers.ofString(body));
    if (created.status() / 100 != 2) {
      err.println(ApiClient.problem(created));
      return false;
    }
    return save(created.body().path("id").asText(), file);
  }

  private boolean save(String export, Path file) throws IOException, InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    var fresh = file.resolveSibling(file.getFileName() + ".part");
    while (true) {
      int status = client.download("/api/audit/v1/exports/" + export + "/bundle", fresh);
      if (status == 200) {
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        out.printf("Saved %s (%s bytes)%n", file, Texts.count(Files.size(file)));
        out.println("Check it with: ./aims verify " + file);
        return true;
      }
      boolean notYet = status == 409 || status == 202;
      if (!notYet || Instant.now().isAfter(deadline)) {
        err.println(
            notYet
                ? "The bundle of export %s was not ready within %d s."
                    .formatted(export, PATIENCE.toSeconds())
                : "The service answered %d for the bundle of export %s.".formatted(status, export));
        return false;
      }
      Thread.sleep(PAUSE);
    }
  }
}
