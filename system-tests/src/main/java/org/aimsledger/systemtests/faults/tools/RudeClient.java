package org.aimsledger.systemtests.faults.tools;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/// A client that hangs up in the middle of a request.
public final class RudeClient {
  private static final int CONNECT_MILLIS = 5_000;

  private final URI service;
  private final String token;

  /// @param service base address, as of `AimsInstallation.serviceUrl`
  public RudeClient(URI service, String token) {
    this.service = service;
    this.token = token;
  }

  /// How rude.
  public enum Manner {
    /// Announces a body, sends half of it and closes in good order.
    HALF_A_BODY,
    /// Announces a body, sends half of it and resets the connection.
    HALF_A_BODY_AND_RESET,
    /// Sends everything and closes at once: the service works for nobody.
    CLOSES_AFTER_SENDING,
    /// Sends everything and resets at once.
    RESETS_AFTER_SENDING
  }

  /// One POST whose answer nobody waits for. Whether the command was carried out is unknown.
  ///
  /// @return the idempotency key under which a polite client can ask again
  public String post(String path, String body, Manner manner) throws IOException {
    var key = UUID.randomUUID().toString();
    post(path, body, Map.of("Idempotency-Key", key), manner);
    return key;
  }

  public void post(String path, String body, Map<String, String> headers, Manner manner)
      throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var head =
        new StringBuilder("POST " + path + " HTTP/1.1\r\n")
            .append("Host: " + service.getAuthority() + "\r\n")
            .append("Authorization: Bearer " + token + "\r\n")
            .append("Content-Type: application/json\r\n")
            .append("Content-Length: " + bytes.length + "\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    var sent =
        switch (manner) {
          case HALF_A_BODY, HALF_A_BODY_AND_RESET -> bytes.length / 2;
          case CLOSES_AFTER_SENDING, RESETS_AFTER_SENDING -> bytes.length;
        };
    var resets =
        switch (manner) {
          case HALF_A_BODY_AND_RESET, RESETS_AFTER_SENDING -> true;
          case HALF_A_BODY, CLOSES_AFTER_SENDING -> false;
        };
    try (var socket = new Socket()) {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(service.getHost(), service.getPort()), CONNECT_MILLIS);
      var out = socket.getOutputStream();
      out.write((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(bytes, 0, sent);
      out.flush();
      socket.setSoLinger(resets, 0);
    }
  }
}
