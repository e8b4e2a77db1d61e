package org.aimsledger.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// Calls one service with a token. Does not give up while a service that died is started again.
final class ApiClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final URI base;
  private final String token;
  private final Duration outage;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /// @param outage how long a service may be away before the call fails
  ApiClient(URI base, String token, Duration outage) {
    this.base = base;
    this.token = token;
    this.outage = outage;
  }

  record Answer(int status, String location, JsonNode body) {}

  /// Makes the body anew for each try.
  @FunctionalInterface
  interface Body {
    BodyPublisher publisher() throws IOException;
  }

  Answer post(String path, String contentType, String idempotencyKey, Body body)
      throws IOException, InterruptedException {
    var response =
        send(
            () ->
                request(path)
                    .header("Content-Type", contentType)
                    .header("Idempotency-Key", idempotencyKey)
                    .POST(body.publisher())
                    .build(),
            BodyHandlers.ofString());
    return answer(response);
  }

  Answer get(String path) throws IOException, InterruptedException {
    return answer(send(() -> request(path).GET().build(), BodyHandlers.ofString()));
  }

  /// Answers the status; the file is only written on 200.
  int download(String path, Path file) throws IOException, InterruptedException {
    return send(
            () -> request(path).GET().build(),
            info ->
                info.statusCode() == 200
                    ? HttpResponse.BodySubscribers.mapping(
                        HttpResponse.BodySubscribers.ofFile(file), Path::toString)
                    : HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8))
        .statusCode();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(ANSWER)
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json, application/zip, application/problem+json");
  }

  @FunctionalInterface
  private interface Call {
    HttpRequest request() throws IOException;
  }

  /// Every call may be repeated: reads change nothing, writes carry an idempotency key.
  private HttpResponse<String> send(Call call, HttpResponse.BodyHandler<String> handler)
      throws IOException, InterruptedException {
    var deadline = Instant.now().plus(outage);
    while (true) {
      try {
        var response = http.send(call.request(), handler);
        if (response.statusCode() != 503 || Instant.now().isAfter(deadline)) {
          return response;
        }
      } catch (IOException e) {
        if (Instant.now().isAfter(deadline)) {
          throw new IOException("No answer from " + base + ": " + e, e);
        }
      }
      Thread.sleep(PAUSE);
    }
  }

  private static Answer answer(HttpResponse<String> response) throws IOException {
    var text = response.body();
    JsonNode body =
        text.isBlank() || !isJson(response) ? JSON.createObjectNode() : JSON.readTree(text);
    return new Answer(
        response.statusCode(), response.headers().firstValue("Location").orElse(""), body);
  }

  private static boolean isJson(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElse("").contains("json");
  }

  /// The problem document of the service in one line.
  static String problem(Answer answer) {
    var title = answer.body().path("title").asText("");
    var detail = answer.body().path("detail").asText("");
    return "The service answered %d%s%s"
        .formatted(
            answer.status(),
            title.isEmpty() ? "" : ": " + title,
            detail.isEmpty() ? "" : " – " + detail);
  }

  @Override
  public void close() {
    http.close();
  }
}
