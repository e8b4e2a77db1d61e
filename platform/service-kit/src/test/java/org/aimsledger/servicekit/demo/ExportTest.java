package org.aimsledger.servicekit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.testkit.backing.BackingServices;
import org.aimsledger.testkit.backing.Calls;
import org.aimsledger.testkit.backing.Tokens;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists as files over HTTP, read from a real database.
@QuarkusTest
class ExportTest {
  private static final String NUMBERS = "/api/demo/v1/numbers";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject MeterRegistry metrics;

  @Inject ObjectMapper json;

  @AfterEach
  void nothingIsLeftRunning() throws InterruptedException {
    awaitRequests(0);
  }

  private void awaitRequests(int most) throws InterruptedException {
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (metrics.get("aims.http.requests").gauge().value() > most) {
      assertThat(System.nanoTime()).as("still running").isLessThan(until);
      Thread.sleep(20);
    }
  }

  private static byte[] file(String type, String query) {
    return Calls.as("alice", "viewer")
        .accept(type)
        .get(NUMBERS + query)
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  /// A client that takes only what it asks for.
  private Socket reading(String query, int bytes) throws IOException {
    return reading(Listing.CSV, query, bytes);
  }

  private Socket reading(String type, String query, int bytes) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(8_192);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
    socket
        .getOutputStream()
        .write(
            ("GET "
                    + NUMBERS
                    + query
                    + " HTTP/1.1\r\nHost: localhost\r\nAccept: "
                    + type
                    + "\r\nAuthorization: "
                    + Tokens.bearer("alice", "viewer")
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    assertThat(new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8))
        .startsWith("HTTP/1.1 200");
    return socket;
  }

  private static int busyConnections() throws SQLException {
    try (var database = BackingServices.database().connectAsOwner();
        var statement = database.createStatement();
        var found =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where datname = current_database()"
                    + " and pid <> pg_backend_pid() and state <> 'idle'"
                    + " and query like '%generate_series%'")) {
      found.next();
      return found.getInt(1);
    }
  }

  @Test
  void csvHasEachRowOfAllPagesOnceAndNoFormula() throws IOException {
    // When
    var bytes = file(Listing.CSV, "?upTo=100000&width=3");

    // Then
    var records =
        CSVFormat.RFC4180
            .parse(new java.io.StringReader(new String(bytes, StandardCharsets.UTF_8)))
            .getRecords();
    assertThat(records).hasSize(100_001);
    assertThat(records.getFirst().toList()).containsExactly("number", "words");
    for (var i = 1; i < records.size(); i++) {
      assertThat(records.get(i).toList()).containsExactly(Integer.toString(i), "'=xxx");
    }
  }

  @Test
  void aWorkbookHasEachRowOfAllPagesOnce() throws IOException {
    // When
    var bytes = file(Listing.XLSX, "?upTo=2345&width=1");

    // Then
    try (var workbook = new ReadableWorkbook(new java.io.ByteArrayInputStream(bytes))) {
      var rows = workbook.getFirstSheet().read();
      assertThat(rows).hasSize(2_346);
      assertThat(rows.getLast().getCellAsNumber(0).orElseThrow()).isEqualByComparingTo("2345");
      assertThat(rows.getLast().getCellText(1)).isEqualTo("=x");
    }
  }

  @Test
  void jsonIsOneArrayOfAllPages() throws IOException {
    // When
    var bytes = file(Listing.ROWS, "?upTo=1234");

    // Then
    var rows = json.readTree(bytes);
    assertThat(rows).hasSize(1_234);
    assertThat(rows.get(1_233).path("number").asLong()).isEqualTo(1_234);
  }

  @Test
  void aFileBeginsAtTheCursorAndTakesNoNoticeOfTheLimit() {
    // Given
    var page = Calls.as("alice", "viewer").get(NUMBERS + "?upTo=1000&limit=400");
    page.then()
        .statusCode(200)
        .contentType("application/json")
        .header("Vary", containsString("Accept"))
        .body("items", hasSize(400))
        .body("total", equalTo(1000));
    String cursor = page.path("nextCursor");

    // When
    var csv =
        new String(
            file(Listing.CSV, "?upTo=1000&limit=2&cursor=" + cursor), StandardCharsets.UTF_8);

    // Then
    assertThat(csv.lines()).hasSize(601);
  }

  @Test
  void aFileHasTheNameOfTheList() {
    // When
    var answer = Calls.as("alice", "viewer").accept(Listing.CSV).get(NUMBERS + "?upTo=1");

    // Then
    answer
        .then()
        .statusCode(200)
        .contentType("text/csv")
        .header("Content-Disposition", "attachment; filename=\"numbers.csv\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {Listing.CSV, Listing.XLSX, Listing.ROWS})
  void aListThatIsTooLongIsRefusedBeforeItsFirstRow(String type) {
    // When
    var answer = Calls.as("alice", "viewer").accept(type).get(NUMBERS + "?upTo=1000001");

    // Then
    answer
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", endsWith("list/too-long"))
        .body("mostRows", equalTo(1_000_000))
        .body("rows", equalTo(1_000_001));
  }

  @Test
  void aListNeedsTheSameRolesAsAFile() {
    Calls.as("carol", "approver")
        .accept(Listing.CSV)
        .get(NUMBERS + "?upTo=1")
        .then()
        .statusCode(403);
    Calls.anonymous().accept(Listing.CSV).get(NUMBERS + "?upTo=1").then().statusCode(401);
  }

  @Test
  void aFirstPageThatCanNotBeReadIsAProblem() {
    Calls.as("alice", "viewer")
        .accept(Listing.CSV)
        .get(NUMBERS + "?upTo=10&failAfter=5")
        .then()
        .statusCode(500)
        .contentType("application/problem+json");
  }

  @Test
  void aFileThatCanNotBeCompletedNeverEndsCleanly() {
    // Given
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    RestAssured.baseURI
                        + ":"
                        + RestAssured.port
                        + NUMBERS
                        + "?upTo=5000&failAfter=3000"))
            .header("Accept", Listing.CSV)
            .header("Authorization", Tokens.bearer("alice", "viewer"))
            .build();

    // When, then
    try (var client = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aClientThatDoesNotReadHoldsNeitherPagesNorAConnection() throws Exception {
    // Given
    NumbersResource.PAGES.set(0);

    // When
    try (var _ = reading("?upTo=900000&width=1000", 1_000)) {
      Thread.sleep(1_500);
      var before = NumbersResource.PAGES.get();
      Thread.sleep(500);

      // Then
      assertThat(NumbersResource.PAGES.get()).isEqualTo(before).isLessThan(100);
      assertThat(busyConnections()).isZero();
    }
  }

  @Test
  void whenTheClientHangsUpNothingMoreIsRead() throws Exception {
    // Given
    NumbersResource.PAGES.set(0);
    var socket = reading("?upTo=900000&width=1000", 100_000);

    // When
    socket.close();

    // Then
    awaitRequests(0);
    var pages = NumbersResource.PAGES.get();
    assertThat(pages).isLessThan(200);
    assertThat(busyConnections()).isZero();
    Thread.sleep(300);
    assertThat(NumbersResource.PAGES.get()).isEqualTo(pages);
  }

  @ParameterizedTest
  @ValueSource(strings = {MediaType.TEXT_PLAIN, MediaType.SERVER_SENT_EVENTS})
  void whoHangsUpInAnEndlessAnswerHasLeft(String type) throws Exception {
    // Given
    var sockets = new ArrayList<Socket>();
    for (var i = 0; i < 30; i++) {
      sockets.add(reading(type, "/endless", 500));
    }
    assertThat(metrics.get("aims.http.requests").gauge().value()).isGreaterThanOrEqualTo(30);

    // When
    for (var socket : sockets) {
      socket.close();
    }

    // Then
    awaitRequests(0);
  }

  @Test
  void moreFilesThanTheServiceTakesOnAreRefusedUntilOneIsDone() throws Exception {
    // Given
    var sockets = new ArrayList<Socket>();
    for (var i = 0; i < 8; i++) {
      sockets.add(reading("?upTo=900000&width=1000", 1_000));
    }

    // When
    var refused = Calls.as("alice", "viewer").accept(Listing.CSV).get(NUMBERS + "?upTo=1");

    // Then
    refused.then().statusCode(503).contentType("application/problem+json");
    for (var socket : sockets) {
      socket.close();
    }
    awaitRequests(0);
    assertThat(file(Listing.CSV, "?upTo=1")).isNotEmpty();
  }
}
