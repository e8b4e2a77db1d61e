package org.aimsledger.incident.livestream;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.aimsledger.testkit.backing.Tokens;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Boards as browsers open them.
@QuarkusTest
class LiveResourceTest {
  private static final String PATH = "/api/incident/v1/incident-stream";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /// As the tests are configured.
  private static final Duration LOOK = Duration.ofMillis(200);

  @SuppressWarnings("NullAway.Init")
  @TestHTTPResource(PATH)
  URI address;

  @Inject LiveStore store;

  /// One open board: a thread reads its lines.
  private static final class Board implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final InputStream body;

    Board(URI address, String last) throws IOException, InterruptedException {
      var request =
          HttpRequest.newBuilder(address)
              .header("Authorization", Tokens.bearer("vera", "viewer"))
              .header("Accept", "text/event-stream");
      if (!last.isEmpty()) {
        request.header("Last-Event-ID", last);
      }
      body = http.send(request.build(), BodyHandlers.ofInputStream()).body();
      Thread.ofVirtual().start(this::read);
    }

    private void read() {
      try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
          lines.add(line);
        }
      } catch (IOException _) {
        // Hung up.
      }
    }

    List<String> starting(String field) {
      return lines.stream()
          .filter(line -> line.startsWith(field + ":"))
          .map(line -> line.substring(field.length() + 1).strip())
          .toList();
    }

    List<String> of(String incident) {
      return starting("data").stream().filter(data -> data.contains(incident)).toList();
    }

    String lastId() {
      return starting("id").getLast();
    }

    void await(Predicate<Board> condition) {
      Awaitility.await().atMost(LIMIT).until(() -> condition.test(this));
    }

    @Override
    public void close() {
      http.shutdownNow();
    }
  }

  @Test
  void aBoardThatComesBackGetsWhatItMissedOnce() throws IOException, InterruptedException {
    // Given
    String last;
    String seen;
    try (var board = new Board(address, "")) {
      board.await(open -> !open.starting("id").isEmpty());
      seen = raised();
      board.await(open -> open.of(seen).size() == 1);
      assertThat(board.starting("retry")).containsExactly("3000");
      last = board.lastId();
    }
    var missed = raised();

    // When
    try (var board = new Board(address, last)) {
      // Then
      board.await(open -> open.of(missed).size() == 1);
      var later = raised();
      board.await(open -> open.of(later).size() == 1);
      assertThat(board.of(missed)).hasSize(1);
      assertThat(board.of(seen)).isEmpty();
    }
  }

  @Test
  void howeverManyBoardsAreOpenTheLogIsReadOnceALook() throws IOException, InterruptedException {
    // Given
    var boards = new ArrayList<Board>();
    try {
      for (var i = 0; i < 10; i++) {
        boards.add(new Board(address, ""));
      }
      for (var board : boards) {
        board.await(open -> !open.starting("id").isEmpty());
      }
      var incident = raised();
      for (var board : boards) {
        board.await(open -> open.of(incident).size() == 1);
      }

      // When
      var before = store.reads();
      var began = System.nanoTime();
      Awaitility.await().atMost(LIMIT).until(() -> store.reads() >= before + 10);
      var looks = (System.nanoTime() - began) / LOOK.toNanos();

      // Then: each board for itself would have read ten times as often.
      assertThat(store.reads() - before).isLessThanOrEqualTo(2 * looks + 4);
      assertThat(looks).isGreaterThanOrEqualTo(3);
      assertThat(boards).allMatch(board -> board.of(incident).size() == 1);
    } finally {
      boards.forEach(Board::close);
    }
  }

  @Test
  void aConnectionThatIsSilentIsKeptAlive() throws IOException, InterruptedException {
    try (var board = new Board(address, "")) {
      board.await(open -> open.lines.stream().anyMatch(line -> line.startsWith(":")));
    }
  }

  @Test
  void aBoardThatHangsUpCostsNothingAnyMore() throws IOException, InterruptedException {
    // Given
    Awaitility.await().atMost(LIMIT).until(() -> store.open() == 0);
    try (var board = new Board(address, "")) {
      board.await(open -> !open.starting("id").isEmpty());
      assertThat(store.open()).isEqualTo(1);
    }

    // Then
    Awaitility.await().atMost(LIMIT).until(() -> store.open() == 0);
  }

  @Test
  void whoMayNotAndWhatIsNoPlaceIsRefused() {
    as("iris", "integration").get(PATH).then().statusCode(403);
    as("vera", "viewer").header("Last-Event-ID", "x").get(PATH).then().statusCode(400);
  }

  @Test
  void aPlaceOfAnotherLogIsSaidToBeLost() throws IOException, InterruptedException {
    try (var board = new Board(address, "999999999.0.0.0")) {
      board.await(open -> open.starting("event").contains("lost"));
      var incident = raised();
      board.await(open -> open.of(incident).size() == 1);
    }
  }

  private static String raised() {
    return writingAs("rita", "responder")
        .body(Map.of("title", "Wrong refusals", "description", "Loans refused without reason"))
        .post("/api/incident/v1/incidents")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
