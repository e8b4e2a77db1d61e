package org.aimsledger.verifier.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.TileAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a server can do to whoever reads a log from it.
@Timeout(60)
class WebCopyTest {

  private static final Duration USUAL = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(700);
  private static final TileAddress TILE = new TileAddress(0, 0, 2);

  @TempDir private Path folder;

  private LogServer server;
  private LogCopy copy;

  @BeforeEach
  void serveALog() throws IOException {
    Files.createDirectories(folder.resolve("tile/0/000.p"));
    Files.write(folder.resolve("tile/0/000.p/2"), new byte[64]);
    Files.writeString(folder.resolve("checkpoint"), "a note");
    server = new LogServer(folder);
    copy = LogCopy.at(server.address(), USUAL);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void filesAreReadAndASlashAtTheEndOfTheAddressIsNoMatter() {
    // Given
    var withSlash = LogCopy.at(server.address() + "/", USUAL);

    // When, Then
    assertThat(copy.checkpoint()).asString(StandardCharsets.UTF_8).isEqualTo("a note");
    assertThat(withSlash.tile(TILE)).containsExactly(Hash.of(new byte[32]), Hash.of(new byte[32]));
    assertThat(copy.find("tile/0/001", 8192)).isNull();
    assertThat(server.asked()).containsExactly("checkpoint", "tile/0/000.p/2", "tile/0/001");
  }

  @Test
  void packedAnswersAreUnpackedWithinTheLimit() throws IOException {
    // Given a tile, and a bomb of 64 MiB in 64 KiB
    server.serveOtherwise("tile/0/000.p/2", gzip(server.file("tile/0/000.p/2")));
    server.serveOtherwise("tile/0/001", gzip(new byte[64 << 20]));

    // When, Then
    assertThat(copy.tile(TILE)).hasSize(2);
    assertThatThrownBy(() -> copy.find("tile/0/001", 8192))
        .isInstanceOf(MalformedException.class)
        .hasMessage("more than the 8192 bytes that it can have");
  }

  private static LogServer.Handler gzip(byte[] content) {
    return exchange -> {
      exchange.getResponseHeaders().add("Content-Encoding", "gzip");
      LogServer.send(exchange, 200, LogServer.gzip(content));
    };
  }

  @Test
  void answersThatAreNotPackedAsAnnouncedAreRefused() {
    // Given
    byte[] packed = LogServer.gzip(new byte[64]);
    encoded("tile/0/001", "gzip", new byte[64]);
    encoded("tile/0/002", "gzip", Arrays.copyOf(packed, packed.length - 4));
    encoded("tile/0/003", "br", new byte[64]);

    // When, Then
    for (String path : List.of("tile/0/001", "tile/0/002")) {
      assertThatThrownBy(() -> copy.find(path, 64))
          .isInstanceOf(MalformedException.class)
          .hasMessage("damaged: what came isn't gzip as it was announced");
    }
    assertThatThrownBy(() -> copy.find("tile/0/003", 64))
        .isInstanceOf(MalformedException.class)
        .hasMessage("packed as \"br\", known is only gzip");
  }

  private void encoded(String path, String encoding, byte[] content) {
    server.serveOtherwise(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Content-Encoding", encoding);
          LogServer.send(exchange, 200, content);
        });
  }

  @Test
  void anEndlessAnswerIsReadToItsLimitOnly() {
    // Given
    server.serveOtherwise(
        "checkpoint",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (!Thread.interrupted()) {
            exchange.getResponseBody().write(new byte[1 << 16]);
          }
        });

    // When, Then
    assertThatThrownBy(copy::checkpoint)
        .isInstanceOf(MalformedException.class)
        .hasMessage("more than the 1000000 bytes that it can have");
  }

  @Test
  void aRedirectIsNotFollowed() {
    // Given
    server.serveOtherwise(
        "checkpoint",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/trail/elsewhere");
          LogServer.send(exchange, 302, new byte[0]);
        });

    // When, Then
    assertThatThrownBy(copy::checkpoint)
        .isInstanceOf(UnreadableCopyException.class)
        .hasMessage(
            "can't read %s/checkpoint: a redirect to \"/trail/elsewhere\"; redirects aren't"
                    .formatted(server.address())
                + " followed, name the address itself");
    assertThat(server.asked()).containsExactly("checkpoint");
  }

  @Test
  void aServerThatIsBusyIsAskedAgainButNotForEver() {
    // Given
    var calls = new AtomicInteger();
    server.serveOtherwise(
        "checkpoint",
        exchange -> {
          int call = calls.incrementAndGet();
          LogServer.send(exchange, call == 1 ? 503 : call == 2 ? 429 : 200, new byte[] {'x'});
        });
    server.serveOtherwise("tile/0/001", exchange -> LogServer.send(exchange, 500, new byte[1]));
    server.serveOtherwise("tile/0/002", exchange -> LogServer.send(exchange, 409, new byte[1]));

    // When, Then
    assertThat(copy.checkpoint()).containsExactly('x');
    assertThatThrownBy(() -> copy.find("tile/0/001", 8192))
        .isInstanceOf(UnreadableCopyException.class)
        .hasMessageEndingWith("/tile/0/001: the server answers 500");
    assertThatThrownBy(() -> copy.find("tile/0/002", 8192))
        .isInstanceOf(UnreadableCopyException.class)
        .hasMessageEndingWith("/tile/0/002: the server answers 409");
    assertThat(server.asked())
        .containsExactly(
            "checkpoint",
            "checkpoint",
            "checkpoint",
            "tile/0/001",
            "tile/0/001",
            "tile/0/001",
            "tile/0/002");
  }

  /// What a server sends before each pause of a tenth of a second; it never ends its answer.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 O",
        "HTTP/1.1 200 OK\r\nX-Drop: 1",
        "HTTP/1.1 200 OK\r\nContent-Length: 600000\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
      })
  void anAnswerThatNeverEndsIsLeftAfterTheTimeout(String start) throws IOException {
    // Given
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var slow = LogCopy.at("http://localhost:" + socket.getLocalPort(), SHORT);
      var _ = Thread.startVirtualThread(() -> drip(socket, start));

      // When, Then
      long begin = System.nanoTime();
      assertThatThrownBy(slow::checkpoint)
          .isInstanceOf(UnreadableCopyException.class)
          .hasMessage(
              "can't read http://localhost:%d/checkpoint: no complete answer within 700 ms"
                  .formatted(socket.getLocalPort()));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }
  }

  private static void drip(ServerSocket server, String start) {
    boolean chunked = start.contains("chunked");
    try (Socket socket = server.accept();
        InputStream _ = socket.getInputStream();
        OutputStream out = socket.getOutputStream()) {
      out.write(start.getBytes(StandardCharsets.US_ASCII));
      while (!start.isEmpty()) {
        out.write((chunked ? "1\r\na\r\n" : "1").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        Thread.sleep(100);
      }
      Thread.sleep(USUAL);
    } catch (IOException | InterruptedException _) {
      // The reader has gone, as it should.
    }
  }

  @Test
  void anAnswerThatIsCutIsNoAnswer() throws IOException {
    // Given a server that promises more than it sends, three times
    try (var socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      var cut = LogCopy.at("http://localhost:" + socket.getLocalPort(), USUAL);
      var _ = Thread.startVirtualThread(() -> cutShort(socket));

      // When, Then
      assertThatThrownBy(cut::checkpoint)
          .isInstanceOf(UnreadableCopyException.class)
          .hasMessageEndingWith("/checkpoint: Premature EOF");
    }
  }

  private static void cutShort(ServerSocket server) {
    try {
      while (true) {
        try (Socket socket = server.accept()) {
          byte[] request = new byte[1];
          var _ = socket.getInputStream().read(request);
          String answer = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\nhalf";
          socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
          socket.shutdownOutput();
          var _ = socket.getInputStream().readAllBytes();
        }
      }
    } catch (IOException _) {
      // Closed at the end of the test.
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com/trail",
        "file:///etc",
        "http:///trail",
        "http://user:secret@example.com/trail",
        "http://example.com/trail?x=1",
        "http://example.com/trail#x",
        "http://exa mple.com/"
      })
  void otherAddressesAreNotAsked(String address) {
    assertThatThrownBy(() -> LogCopy.at(address, USUAL))
        .isInstanceOf(UnreadableCopyException.class)
        .hasMessageStartingWith("can't read " + address + ": not an address");
  }

  @Test
  void whoDoesNotListenIsSaidToBeUnreadable() throws IOException {
    // Given a port that was free a moment ago
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    // When, Then
    assertThatThrownBy(() -> LogCopy.at("http://localhost:" + port, USUAL).checkpoint())
        .isInstanceOf(UnreadableCopyException.class)
        .hasMessageContaining("Connection refused");
  }

  @Test
  void aTokenIsSentWithEachQuestionAndReadAnewForEach() throws IOException {
    // Given
    var seen = new CopyOnWriteArrayList<String>();
    server.serveOtherwise(
        "checkpoint",
        exchange -> {
          seen.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          LogServer.send(exchange, 200, server.file("checkpoint"));
        });
    var file = Files.writeString(folder.resolve("token"), "first.part-1_~+/==\n");
    var closed = LogCopy.at(server.address(), USUAL, new Token.InFile(file.toString()));

    // When
    var first = closed.checkpoint();
    Files.writeString(file, "second");
    var second = closed.checkpoint();
    var open = copy.checkpoint();

    // Then
    assertThat(first).isEqualTo(second).isEqualTo(open);
    assertThat(seen).containsExactly("Bearer first.part-1_~+/==", "Bearer second", "null");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void whoNeedsATokenIsToldHow(int status) {
    // Given
    server.serveOtherwise("checkpoint", exchange -> LogServer.send(exchange, status, new byte[0]));
    var token = new Token.InVariable("TOKEN", Map.of("TOKEN", "s3cret"));
    var closed = LogCopy.at(server.address(), USUAL, token);

    // When, Then
    assertThatThrownBy(copy::checkpoint)
        .isInstanceOf(UnreadableCopyException.class)
        .hasMessageContaining("answers " + status)
        .hasMessageContaining("token");
    assertThatThrownBy(closed::checkpoint)
        .isInstanceOf(UnreadableCopyException.class)
        .hasMessageContaining("the token")
        .hasMessageNotContaining("s3cret");
    assertThat(server.asked()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://log.example/trail",
        "http://127.0.0.1.example/trail",
        "http://localhost.example/trail",
        "http://10.0.0.1/trail"
      })
  void aTokenIsNotSentWhereOthersCanReadIt(String address) {
    // Given
    var token = new Token.InVariable("TOKEN", Map.of("TOKEN", "s3cret"));

    // When, Then
    assertThatThrownBy(() -> LogCopy.at(address, USUAL, token))
        .isInstanceOf(UnreadableCopyException.class)
        .hasMessageContaining("https://");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://log.example/trail",
        "http://localhost:1/trail",
        "http://127.0.0.1/trail",
        "http://[::1]:1/trail"
      })
  void aTokenIsSentOverHttpsOrToThisMachine(String address) {
    // Given
    var token = new Token.InVariable("TOKEN", Map.of("TOKEN", "s3cret"));

    // When, Then
    assertThat(LogCopy.at(address, USUAL, token).place()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "a\r\nX-Evil: 1", "§"})
  void whatCanBeNoTokenIsNotSentAndNotShown(String text) throws IOException {
    // Given
    var file = Files.writeString(folder.resolve("token"), text).toString();
    var closed = LogCopy.at(server.address(), USUAL, new Token.InFile(file));

    // When, Then
    assertThatThrownBy(closed::checkpoint)
        .isInstanceOf(UnreadableCopyException.class)
        .hasMessage("can't read " + file + ": what is there can't be a token");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void aTokenThatIsNotThereOrTooLongIsSaid() throws IOException {
    // Given
    var missing = new Token.InFile(folder.resolve("none").toString());
    var unset = new Token.InVariable("NONE", Map.of());
    var file = Files.writeString(folder.resolve("long"), "x".repeat(Token.LONGEST + 1));
    var tooLong = new Token.InFile(file.toString());

    // When, Then
    assertThatThrownBy(missing::read).hasMessageContaining("isn't there");
    assertThatThrownBy(unset::read).hasMessage("can't read $NONE: the variable isn't set");
    assertThatThrownBy(tooLong::read).hasMessageContaining("at most 16384 bytes");
  }

  @Test
  void aFolderTakesNoToken() {
    // Given
    var token = new Token.InVariable("TOKEN", Map.of("TOKEN", "s3cret"));

    // When, Then
    assertThatThrownBy(() -> LogCopy.at(folder.toString(), USUAL, token))
        .isInstanceOf(UnreadableCopyException.class)
        .hasMessageContaining("a token is for an address");
  }
}
