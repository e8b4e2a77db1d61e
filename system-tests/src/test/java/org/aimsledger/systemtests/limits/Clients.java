package org.aimsledger.systemtests.limits;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Many clients of one service, each with a connection of its own that registers one AI system
/// after another and notes every answer.
final class Clients implements AutoCloseable {
  private static final int PATIENCE = 60_000;

  /// Names of the systems whose registration was acknowledged.
  final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

  /// Names of those that were sent whole and got no answer.
  final Set<String> unanswered = ConcurrentHashMap.newKeySet();

  final AtomicInteger refused = new AtomicInteger();
  final AtomicInteger refusedWithoutRetryAfter = new AtomicInteger();
  final Set<Integer> otherStatuses = ConcurrentHashMap.newKeySet();

  private final URI service;
  private final String token;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean stopped;

  Clients(URI service, String token) {
    this.service = service;
    this.token = token;
  }

  void start(int number) {
    for (var i = 0; i < number; i++) {
      threads.execute(this::talk);
    }
  }

  /// Lets each finish the request that it has under way.
  void stop() throws InterruptedException {
    stopped = true;
    threads.shutdown();
    if (!threads.awaitTermination(PATIENCE, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("clients still wait for answers");
    }
  }

  @Override
  public void close() {
    var _ = threads.shutdownNow();
  }

  private void talk() {
    while (!stopped) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.getPort())) {
        socket.setSoTimeout(PATIENCE);
        var in = new BufferedInputStream(socket.getInputStream());
        while (!stopped && once(socket, in)) {
          // The same connection again.
        }
      } catch (IOException _) {
        pause();
      }
    }
  }

  /// @return whether the connection may be used again
  private boolean once(Socket socket, InputStream in) throws IOException {
    var name = "load-" + UUID.randomUUID();
    socket.getOutputStream().write(request(name));
    List<String> head;
    try {
      head = head(in);
      in.skipNBytes(length(head));
    } catch (IOException gone) {
      unanswered.add(name);
      throw gone;
    }
    var status = Integer.parseInt(head.getFirst().split(" ", 3)[1]);
    if (status == 201) {
      acknowledged.add(name);
    } else if (status == 503) {
      refused.incrementAndGet();
      if (head.stream().noneMatch(line -> line.startsWith("retry-after:"))) {
        refusedWithoutRetryAfter.incrementAndGet();
      }
      pause();
    } else {
      otherStatuses.add(status);
    }
    return head.stream().noneMatch("connection: close"::equals);
  }

  private byte[] request(String name) {
    var body = "{\"name\": \"" + name + "\"}";
    return """
    POST /api/inventory/v1/ai-systems HTTP/1.1\r
    Host: localhost\r
    Authorization: Bearer %s\r
    Content-Type: application/json\r
    Idempotency-Key: %s\r
    Content-Length: %d\r
    \r
    %s"""
        .formatted(token, name, body.length(), body)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> head(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      var next = in.read();
      if (next < 0) {
        throw new IOException("closed before the answer");
      }
      bytes.write(next);
    }
    return bytes
        .toString(StandardCharsets.US_ASCII)
        .lines()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .toList();
  }

  private static int length(List<String> head) {
    return head.stream()
        .filter(line -> line.startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring("content-length:".length()).strip()))
        .findFirst()
        .orElse(0);
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
