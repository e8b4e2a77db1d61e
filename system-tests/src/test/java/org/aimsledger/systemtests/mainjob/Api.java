package org.aimsledger.systemtests.mainjob;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.aimsledger.launcher.AimsInstallation;

/// A client as a user would write one: bearer token, Idempotency-Key, and patience while a service
/// restarts.
final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final AimsInstallation aims;

  Api(AimsInstallation aims) {
    this.aims = aims;
  }

  /// Status and body of an answer.
  ///
  /// @param viewLag how many events the view behind it had not applied; 0 means that it is current
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(int status, JsonNode body, byte[] bytes, long viewLag) {}

  /// One request, sent again with the same key while the service is away.
  Answer post(String service, String path, String user, String role, String body) throws Exception {
    return send("POST", service, path, user, role, body);
  }

  Answer put(String service, String path, String user, String role, String body) throws Exception {
    return send("PUT", service, path, user, role, body);
  }

  /// The same under a key that the caller chooses, so that it can be repeated later.
  Answer post(String service, String path, String user, String role, String body, String key)
      throws Exception {
    return send("POST", service, path, user, role, body, key);
  }

  private Answer send(
      String method, String service, String path, String user, String role, String body)
      throws Exception {
    return send(method, service, path, user, role, body, UUID.randomUUID().toString());
  }

  private Answer send(
      String method, String service, String path, String user, String role, String body, String key)
      throws Exception {
    return insist(
        request(service, path, user, role)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  /// One event of an integration, in structured mode.
  Answer report(String user, String document) throws Exception {
    return insist(
        request("inventory", "/api/inventory/v1/ai-system-events", user, "integration")
            .header("Content-Type", "application/cloudevents+json")
            .POST(BodyPublishers.ofString(document))
            .build());
  }

  Answer get(String service, String path, String user, String role) throws Exception {
    return insist(request(service, path, user, role).GET().build());
  }

  /// A read that is repeated until its rows are current.
  Answer getCurrent(String service, String path, String user, String role) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var answer = get(service, path, user, role);
      if (answer.viewLag() == 0 || System.nanoTime() > deadline) {
        return answer;
      }
    }
  }

  Answer upload(Path mapping, Path table) throws Exception {
    var boundary = "aims" + UUID.randomUUID();
    var body = new ByteArrayOutputStream();
    part(body, boundary, "mapping", mapping);
    part(body, boundary, "file", table);
    body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return insist(
        request("inventory", "/api/inventory/v1/imports", "ines", "contributor")
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }

  private static void part(ByteArrayOutputStream body, String boundary, String name, Path file)
      throws IOException {
    body.writeBytes(
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\""
                + name
                + "\"; filename=\""
                + file.getFileName()
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(Files.readAllBytes(file));
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String service, String path, String user, String role)
      throws Exception {
    return HttpRequest.newBuilder(URI.create(aims.serviceUrl(service) + path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + aims.tokenFor(user, role));
  }

  private Answer insist(HttpRequest request) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        var response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 503 || System.nanoTime() > deadline) {
          return answer(response);
        }
      } catch (IOException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
      }
      Thread.sleep(300);
    }
  }

  private static Answer answer(HttpResponse<byte[]> response) throws IOException {
    var type = response.headers().firstValue("Content-Type").orElse("");
    var body = type.contains("json") ? JSON.readTree(response.body()) : JSON.nullNode();
    var lag = response.headers().firstValueAsLong("Aims-View-Lag").orElse(0);
    return new Answer(response.statusCode(), body, response.body(), lag);
  }
}
