package org.aimsledger.benchmarks.scenario;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aimsledger.launcher.AimsInstallation;

/// Single requests that prepare a measurement; nothing here is timed.
final class Api implements AutoCloseable {
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; *rel=\"next\"");
  private static final Duration REQUEST_PATIENCE = Duration.ofSeconds(60);
  private static final Duration BUNDLE_PATIENCE = Duration.ofMinutes(3);
  private static final String[] ROLES = {
    "contributor", "system-owner", "viewer", "auditor", "trail-auditor", "admin", "integration"
  };

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AimsInstallation aims;
  private String token = "";

  Api(AimsInstallation aims) {
    this.aims = aims;
  }

  String token() throws IOException {
    if (token.isEmpty()) {
      token = aims.token(ROLES);
    }
    return token;
  }

  /// Headers of a write.
  Map<String, String> writeHeaders(String contentType, String idempotencyKey) throws IOException {
    return Map.of(
        "Authorization",
        "Bearer " + token(),
        "Content-Type",
        contentType,
        "Accept",
        "application/json",
        "Idempotency-Key",
        idempotencyKey);
  }

  Map<String, String> readHeaders() throws IOException {
    return Map.of("Authorization", "Bearer " + token(), "Accept", "application/json");
  }

  HttpResponse<String> post(String service, String path, String body)
      throws IOException, InterruptedException {
    var headers = writeHeaders("application/json", UUID.randomUUID().toString());
    var request = request(service, path).POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String service, String path) throws IOException, InterruptedException {
    var request = request(service, path);
    readHeaders().forEach(request::header);
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String service, String path) {
    return HttpRequest.newBuilder(URI.create(aims.serviceUrl(service) + path))
        .timeout(REQUEST_PATIENCE);
  }

  /// Registers a system and answers with its id.
  String newSystem() throws IOException, InterruptedException {
    return created(post("inventory", Bodies.SYSTEMS, Bodies.registration()));
  }

  private static String created(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          answer.uri().getPath() + " answered " + answer.statusCode() + " " + answer.body());
    }
    var location = answer.headers().firstValue("Location").orElseThrow();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  /// The path of a page of 50 behind so many pages of 500.
  String laterPage(String list, int pages) throws IOException, InterruptedException {
    var path = list + "?limit=500";
    for (var i = 0; i < pages; i++) {
      var answer = get("inventory", path);
      var next = NEXT.matcher(answer.headers().firstValue("Link").orElse(""));
      if (!next.find()) {
        throw new IOException("no further page behind " + path + ": " + answer.statusCode());
      }
      path = next.group(1);
    }
    return path.replace("limit=500", "limit=50");
  }

  /// Exports everything about a subject and saves the bundle.
  void export(String subject, Path bundle) throws IOException, InterruptedException {
    var exports = "/api/audit/v1/exports";
    var export = created(post("audit", exports, "{\"subject\":\"" + subject + "\"}"));
    var download =
        request("audit", exports + "/" + export + "/bundle")
            .header("Authorization", "Bearer " + token())
            .build();
    var deadline = System.nanoTime() + BUNDLE_PATIENCE.toNanos();
    var status = http.send(download, BodyHandlers.ofFile(bundle)).statusCode();
    while (status != 200) {
      var notYet = status == 409 || status == 202;
      if (!notYet || System.nanoTime() > deadline) {
        throw new IOException("the bundle was answered " + status + " " + Files.readString(bundle));
      }
      Thread.sleep(200);
      status = http.send(download, BodyHandlers.ofFile(bundle)).statusCode();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
