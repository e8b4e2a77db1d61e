package org.aimsledger.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/// A server of HTTP/1.1 with kept connections that answers what a test tells it.
final class TinyServer implements AutoCloseable {
  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LongFunction<List<String>> answers;
  private final AtomicLong requests = new AtomicLong();
  private final ConcurrentLinkedQueue<String> keys = new ConcurrentLinkedQueue<>();

  /// @param answers number of the request, from 0 → the pieces of its answer, each written and
  ///   flushed by itself; none: the connection is closed
  TinyServer(LongFunction<List<String>> answers) throws IOException {
    this.answers = answers;
    this.socket = new ServerSocket(0, 300, InetAddress.ofLiteral("127.0.0.1"));
    threads.execute(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  long requests() {
    return requests.get();
  }

  /// The value of the header `Key` of each request.
  List<String> keys() {
    return List.copyOf(keys);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var client = socket.accept();
        client.setTcpNoDelay(true);
        threads.execute(() -> serve(client));
      } catch (IOException _) {
        // Closed: the loop ends.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      var in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      while (readRequest(in)) {
        var pieces = answers.apply(requests.getAndIncrement());
        if (pieces.isEmpty()) {
          return;
        }
        write(client.getOutputStream(), pieces);
      }
    } catch (IOException _) {
      // The generator has hung up, which ends the connection here too.
    }
  }

  private boolean readRequest(BufferedReader in) throws IOException {
    var length = 0;
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring(16));
      } else if (line.startsWith("Key: ")) {
        keys.add(line.substring(5));
      } else if (line.isEmpty()) {
        return in.skip(length) == length;
      }
    }
    return false;
  }

  private static void write(OutputStream out, List<String> pieces) throws IOException {
    for (var piece : pieces) {
      out.write(piece.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      if (pieces.size() > 1) {
        // Long enough for the other side to have read the piece by itself.
        sleep(2);
      }
    }
  }

  static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
