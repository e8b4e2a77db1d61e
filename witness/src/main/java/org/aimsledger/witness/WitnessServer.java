package org.aimsledger.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.aimsledger.verifier.log.Checkpoint;

/// A witness over HTTP: `POST /add-checkpoint` of c2sp.org/tlog-witness, and `GET /` for people.
/// Anybody may ask it; it only says yes to what a log that it knows has signed.
public final class WitnessServer implements AutoCloseable {
  /// Longest body: a checkpoint with all its signatures and the longest proof need less.
  static final int LONGEST_BODY = 64 * 1024;

  private static final int AT_ONCE = 32;
  private static final String TEXT = "text/plain; charset=utf-8";

  private final Witness witness;
  private final Consumer<String> log;
  private final HttpServer server;
  private final Semaphore free = new Semaphore(AT_ONCE);

  private WitnessServer(Witness witness, Consumer<String> log, HttpServer server) {
    this.witness = witness;
    this.log = log;
    this.server = server;
  }

  /// Starts to listen.
  ///
  /// @param log gets a line for each request
  public static WitnessServer start(
      Witness witness, InetSocketAddress address, Consumer<String> log) throws IOException {
    // Seconds: a client that stops in the middle holds nothing for longer.
    var _ = System.setProperty("sun.net.httpserver.maxReqTime", "10");
    var _ = System.setProperty("sun.net.httpserver.maxRspTime", "10");
    var http = HttpServer.create(address, AT_ONCE);
    var server = new WitnessServer(witness, log, http);
    var _ = http.createContext("/add-checkpoint", server::add);
    var _ = http.createContext("/", server::show);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.start();
    return server;
  }

  /// Where it listens.
  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(1);
  }

  private void add(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals("/add-checkpoint")) {
      answer(exchange, 404, TEXT, "nothing is here\n");
    } else if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      answer(exchange, 405, TEXT, "POST a checkpoint (c2sp.org/tlog-witness)\n");
    } else if (!free.tryAcquire()) {
      exchange.getResponseHeaders().set("Retry-After", "1");
      answer(exchange, 503, TEXT, "busy\n");
    } else {
      try {
        judge(exchange);
      } finally {
        free.release();
      }
    }
  }

  private void judge(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
    if (body.length > LONGEST_BODY) {
      answer(exchange, 413, TEXT, "a request has at most " + LONGEST_BODY + " bytes\n");
      return;
    }
    Verdict verdict;
    try {
      verdict = witness.add(body);
    } catch (UncheckedIOException e) {
      log.accept("failed: " + e.getMessage());
      answer(exchange, 500, TEXT, "the witness can't read or keep what it knows\n");
      return;
    }
    log.accept(verdict.toString().strip());
    switch (verdict) {
      case Verdict.Cosigned(_, var signatures) -> answer(exchange, 200, TEXT, signatures);
      case Verdict.Malformed(var reason) -> answer(exchange, 400, TEXT, reason + "\n");
      case Verdict.NotSigned(var reason) -> answer(exchange, 403, TEXT, reason + "\n");
      case Verdict.UnknownLog _ -> answer(exchange, 404, TEXT, "the log is not known here\n");
      case Verdict.Conflict(var known, _) ->
          answer(exchange, 409, "text/x.tlog.size", known + "\n");
      case Verdict.NotConsistent(var reason) -> answer(exchange, 422, TEXT, reason + "\n");
    }
  }

  /// What the witness has seen last.
  private void show(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals("/")) {
      answer(exchange, 404, TEXT, "nothing is here\n");
      return;
    }
    try {
      var text = new StringBuilder(witness.verifierKey().encode()).append('\n');
      for (var log : new TreeMap<>(witness.known()).entrySet()) {
        text.append(log.getKey()).append(": ");
        var note = log.getValue();
        if (note.isEmpty()) {
          text.append("nothing seen yet\n");
        } else {
          var checkpoint = Checkpoint.parse(note.get().text());
          text.append(checkpoint.size())
              .append(' ')
              .append(checkpoint.root().base64())
              .append('\n');
        }
      }
      answer(exchange, 200, TEXT, text.toString());
    } catch (UncheckedIOException e) {
      answer(exchange, 500, TEXT, "the witness can't read what it knows\n");
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
