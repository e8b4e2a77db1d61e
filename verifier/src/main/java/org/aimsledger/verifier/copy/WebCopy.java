package org.aimsledger.verifier.copy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.Printable;
import org.jspecify.annotations.Nullable;

/// A copy at a web address. The server is taken for hostile: an answer has a limit in bytes, packed
/// and unpacked, and one in time; redirects aren't followed, since they would let it choose what
/// this machine asks of others.
final class WebCopy implements LogCopy {

  /// A server that is busy or restarts gets that many chances.
  private static final int ATTEMPTS = 3;

  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int TOO_MANY_REQUESTS = 429;

  /// What the JDK gives for a status then.
  private static final int NOT_HTTP = -1;

  private static final int READERS = 4;

  /// One thread for each answer that is waited for, so that the waiting can end at any byte of it.
  private static final ExecutorService ANSWERS = Executors.newVirtualThreadPerTaskExecutor();

  private final String place;
  private final Duration timeout;
  private final Token token;

  private WebCopy(String place, Duration timeout, Token token) {
    this.place = place;
    this.timeout = timeout;
    this.token = token;
  }

  static WebCopy at(String place, Duration timeout, Token token) {
    try {
      var address = new URI(place);
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      boolean plain =
          (scheme.equals("http") || scheme.equals("https"))
              && address.getHost() != null
              && address.getRawUserInfo() == null
              && address.getRawQuery() == null
              && address.getRawFragment() == null;
      if (!plain) {
        throw new UnreadableCopyException(place, "not an address http://… or https://…");
      }
      if (token.isGiven() && !Token.isSafe(address)) {
        throw new UnreadableCopyException(
            place, "a token is sent over https://…, or to this machine: else others can read it");
      }
      return new WebCopy(place.replaceFirst("/+$", ""), timeout, token);
    } catch (URISyntaxException e) {
      throw new UnreadableCopyException(place, "not an address: " + e.getReason());
    }
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public int readers() {
    return READERS;
  }

  @Override
  public byte @Nullable [] find(String path, int limit) {
    String address = place + "/" + path;
    var answer = ask(address, limit);
    for (int attempt = 1; attempt < ATTEMPTS && answer instanceof Busy; attempt++) {
      pause(address);
      answer = ask(address, limit);
    }
    return switch (answer) {
      case Found(var content) -> content;
      case Missing _ -> null;
      case Refused(var reason) -> throw new MalformedException(reason);
      case Busy(var reason) -> throw new UnreadableCopyException(address, reason);
      case Useless(var reason) -> throw new UnreadableCopyException(address, reason);
    };
  }

  private Answer ask(String address, int limit) {
    HttpURLConnection connection;
    try {
      connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
    } catch (IOException e) {
      return new Useless(String.valueOf(e.getMessage()));
    }
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout((int) timeout.toMillis());
    connection.setReadTimeout((int) timeout.toMillis());
    connection.setRequestProperty("Accept-Encoding", "gzip, identity");
    token
        .read()
        .ifPresent(text -> connection.setRequestProperty("Authorization", "Bearer " + text));
    var answer = ANSWERS.submit(() -> answer(connection, limit));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      // Interrupted while it reads, a virtual thread closes its connection.
      answer.cancel(true);
      return new Useless("no complete answer within %d ms".formatted(timeout.toMillis()));
    } catch (ExecutionException e) {
      throw new IllegalStateException("a bug, not an answer", e);
    } catch (InterruptedException _) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Useless("interrupted");
    }
  }

  private Answer answer(HttpURLConnection connection, int limit) {
    try {
      int status = connection.getResponseCode();
      return switch (status) {
        case HttpURLConnection.HTTP_OK -> body(connection, limit);
        case HttpURLConnection.HTTP_NOT_FOUND, HttpURLConnection.HTTP_GONE -> new Missing();
        case HttpURLConnection.HTTP_UNAUTHORIZED ->
            new Useless(
                token.isGiven()
                    ? "the server answers 401: it doesn't take the token, which may be over"
                    : "the server answers 401: it asks for a token (--token-file, --token-variable)");
        case HttpURLConnection.HTTP_FORBIDDEN ->
            new Useless(
                "the server answers 403: "
                    + (token.isGiven()
                        ? "whoever the token is for may not read this log, or not now"
                        : "nobody may read this without a token"));
        case NOT_HTTP -> new Useless("what came isn't an answer of HTTP");
        case TOO_MANY_REQUESTS -> new Busy("the server answers 429 (too many requests)");
        default ->
            status / 100 == 5
                ? new Busy("the server answers " + status)
                : new Useless(
                    status / 100 == 3
                        ? "a redirect to %s; redirects aren't followed, name the address itself"
                            .formatted(
                                Printable.quoted(
                                    String.valueOf(connection.getHeaderField("Location"))))
                        : "the server answers " + status);
      };
    } catch (IOException e) {
      return new Busy(String.valueOf(e.getMessage()));
    }
  }

  private static Answer body(HttpURLConnection connection, int limit) throws IOException {
    String encoding = String.valueOf(connection.getContentEncoding()).toLowerCase(Locale.ROOT);
    try (InputStream raw = connection.getInputStream()) {
      return switch (encoding) {
        case "null", "identity" -> limited(connection, raw, limit);
        case "gzip" -> unpacked(connection, raw, limit);
        default -> new Refused("packed as " + Printable.quoted(encoding) + ", known is only gzip");
      };
    }
  }

  private static Answer unpacked(HttpURLConnection connection, InputStream raw, int limit)
      throws IOException {
    try (var in = new GZIPInputStream(raw)) {
      return limited(connection, in, limit);
    } catch (ZipException | EOFException _) {
      return new Refused("damaged: what came isn't gzip as it was announced");
    }
  }

  private static Answer limited(HttpURLConnection connection, InputStream in, int limit)
      throws IOException {
    byte[] content = in.readNBytes(limit + 1);
    if (content.length > limit) {
      // Else closing it would read on, to use the connection again.
      connection.disconnect();
      return new Refused("more than the %d bytes that it can have".formatted(limit));
    }
    return new Found(content);
  }

  private static void pause(String address) {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new UnreadableCopyException(address, "interrupted");
    }
  }

  private sealed interface Answer {}

  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Found(byte[] content) implements Answer {}

  private record Missing() implements Answer {}

  /// What came can't be what was asked for.
  private record Refused(String reason) implements Answer {}

  /// It may be better in a moment.
  private record Busy(String reason) implements Answer {}

  private record Useless(String reason) implements Answer {}
}
