package org.aimsledger.systemtests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.aimsledger.launcher.AimsInstallation;

/// Requests to the services, also such as are broken off. May be used by any thread.
final class Http implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /// Status and body of an answer.
  ///
  /// @param etag version in the ETag, 0 without
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(int status, JsonNode body, long etag, byte[] bytes) {}

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final AimsInstallation aims;
  private final Arena arena;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  Http(Arena arena) {
    this.aims = arena.aims();
    this.arena = arena;
  }

  /// @throws IOException when there was no answer; whether the command was carried out is unknown
  Answer send(Request request, Duration patience, RandomGenerator random)
      throws IOException, InterruptedException {
    var builder =
        HttpRequest.newBuilder(URI.create(address(request.service(), random) + request.path()))
            .timeout(patience)
            .header("Authorization", "Bearer " + token(request.user(), request.role()))
            .header("Content-Type", request.contentType())
            .header("Idempotency-Key", request.key())
            .header("Correlation-Id", request.key());
    if (request.ifMatch() != null) {
      builder.header("If-Match", request.ifMatch());
    }
    return answer(
        client.send(
            builder.method(request.method(), BodyPublishers.ofString(request.body())).build(),
            BodyHandlers.ofByteArray()));
  }

  /// Either process, where the service has two.
  private URI address(String service, RandomGenerator random) {
    var usual = arena.address(service);
    return random.nextBoolean() ? usual : arena.second(service).orElse(usual);
  }

  Answer get(String service, String path, String user, String role)
      throws IOException, InterruptedException {
    return answer(
        client.send(
            HttpRequest.newBuilder(URI.create(arena.address(service) + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token(user, role))
                .GET()
                .build(),
            BodyHandlers.ofByteArray()));
  }

  /// Sends a request and hangs up: in mid-body, or after the last byte without waiting for the
  /// answer.
  void hangUp(Request request, RandomGenerator random) throws IOException {
    var body = request.body().getBytes(StandardCharsets.UTF_8);
    var head = new StringBuilder();
    head.append(request.method()).append(' ').append(request.path()).append(" HTTP/1.1\r\n");
    head.append("Host: 127.0.0.1\r\nAuthorization: Bearer ");
    head.append(token(request.user(), request.role()));
    head.append("\r\nContent-Type: ").append(request.contentType());
    head.append("\r\nContent-Length: ").append(body.length);
    head.append("\r\nIdempotency-Key: ").append(request.key());
    head.append("\r\nCorrelation-Id: ").append(request.key()).append("\r\n");
    if (request.ifMatch() != null) {
      head.append("If-Match: ").append(request.ifMatch()).append("\r\n");
    }
    head.append("\r\n");
    var whole = random.nextBoolean() || body.length < 2;
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(
              InetAddress.ofLiteral("127.0.0.1"), arena.address(request.service()).getPort()),
          (int) CONNECT.toMillis());
      // A reset instead of a polite end, half of the times.
      socket.setOption(StandardSocketOptions.SO_LINGER, random.nextBoolean() ? 0 : -1);
      var out = socket.getOutputStream();
      out.write(head.toString().getBytes(StandardCharsets.UTF_8));
      out.write(whole ? body : Arrays.copyOf(body, body.length / 2));
      out.flush();
    }
  }

  private String token(String user, String role) throws IOException {
    var key = user + " " + role;
    var token = tokens.get(key);
    if (token == null) {
      token = aims.tokenFor(user, role);
      tokens.put(key, token);
    }
    return token;
  }

  private static Answer answer(HttpResponse<byte[]> response) throws IOException {
    var type = response.headers().firstValue("Content-Type").orElse("");
    var body = type.contains("json") ? JSON.readTree(response.body()) : JSON.nullNode();
    var etag = response.headers().firstValue("ETag");
    return new Answer(response.statusCode(), body, version(etag), response.body());
  }

  private static long version(Optional<String> etag) {
    var text = etag.orElse("");
    return text.matches("\"v\\d{1,18}\"")
        ? Long.parseLong(text.substring(2, text.length() - 1))
        : 0;
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
