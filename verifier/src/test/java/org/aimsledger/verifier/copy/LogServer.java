package org.aimsledger.verifier.copy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/// Serves a log from a folder, and some files of it otherwise.
public final class LogServer implements AutoCloseable {

  private final Path folder;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Handler> exceptions = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile String token = "";

  public LogServer(Path folder) throws IOException {
    this.folder = folder;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/trail/", this::serve);
    server.start();
  }

  /// An answer of another kind.
  @FunctionalInterface
  public interface Handler {

    void answer(HttpExchange exchange) throws IOException;
  }

  public String address() {
    return "http://%s:%d/trail"
        .formatted(server.getAddress().getHostString(), server.getAddress().getPort());
  }

  /// The paths that were asked for, in this order.
  public List<String> asked() {
    return asked;
  }

  public void serveOtherwise(String path, Handler handler) {
    exceptions.put(path, handler);
  }

  /// From now on only who sends this token gets answers.
  public void closeWith(String secret) {
    token = secret;
  }

  public byte[] file(String path) throws IOException {
    return Files.readAllBytes(folder.resolve(path));
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().replaceFirst("^/trail/", "");
    asked.add(path);
    try (exchange) {
      var exception = exceptions.get(path);
      if (!token.isEmpty()
          && !("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        send(exchange, 401, new byte[] {'?'});
      } else if (exception != null) {
        exception.answer(exchange);
      } else if (Files.isRegularFile(folder.resolve(path))) {
        send(exchange, 200, file(path));
      } else {
        send(exchange, 404, new byte[] {'?'});
      }
    }
  }

  public static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
    exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
  }

  public static byte[] gzip(byte[] content) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return packed.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
