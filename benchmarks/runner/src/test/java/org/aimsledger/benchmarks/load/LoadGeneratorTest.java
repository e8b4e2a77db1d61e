package org.aimsledger.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {
  private static final String CREATED = "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}";
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Requests REQUESTS =
      Requests.inTurn(
          List.of(Template.request("POST", "/", Map.of("Key", Template.NUMBER), "{\"a\":1}")));

  @Test
  void everyRequestIsAnsweredCountedAndDifferent() throws Exception {
    try (var server = new TinyServer(_ -> List.of(CREATED))) {
      // When
      var result =
          LoadGenerator.run(Load.closed(server.port(), 8, Duration.ZERO, SHORT), REQUESTS)
              .onlySuccesses();

      // Then: only answers that came after the end of the counted time may be missing
      assertThat(result.sent()).isEqualTo(server.requests());
      assertThat(result.succeeded()).isBetween(result.sent() - 8, result.sent());
      assertThat(result.latencies().count()).isEqualTo(result.succeeded());
      assertThat(server.keys()).doesNotHaveDuplicates().hasSize((int) result.sent());
    }
  }

  @Test
  void answersInPiecesAndInChunksAreReadToTheirEnd() throws Exception {
    // Given
    var chunked =
        List.of(
            "HTTP/1.1 200 OK\r\nTransfer-",
            "Encoding: chunked\r\n\r\n3\r\nab",
            "c\r\n0\r",
            "\n\r\n");
    var cut = List.of("HTTP/1.1 20", "1 Created\r\nContent-Length: 10\r\n\r\n01234", "56789");
    try (var server = new TinyServer(number -> number % 2 == 0 ? chunked : cut)) {
      // When
      var result =
          LoadGenerator.run(Load.closed(server.port(), 3, Duration.ZERO, SHORT), REQUESTS)
              .onlySuccesses();

      // Then
      assertThat(result.succeeded()).isPositive();
      assertThat(result.sent()).isEqualTo(server.requests());
    }
  }

  @Test
  void oneRefusalFailsTheRunAndIsQuoted() throws Exception {
    // Given
    var busy = "HTTP/1.1 503 Busy\r\nContent-Length: 8\r\n\r\nqueue up";
    try (var server = new TinyServer(number -> List.of(number == 5 ? busy : CREATED))) {
      // When
      var result = LoadGenerator.run(Load.closed(server.port(), 2, Duration.ZERO, SHORT), REQUESTS);

      // Then
      assertThat(result.others()).containsExactly(Map.entry(503, 1L));
      assertThatThrownBy(result::onlySuccesses)
          .isInstanceOf(IOException.class)
          .hasMessage("answers that are not 2xx: {503=1}, the first: 503 queue up");
    }
  }

  @Test
  void aRefusalInTheWarmUpFailsTheRunToo() throws Exception {
    // Given
    var busy = "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n";
    try (var server = new TinyServer(number -> List.of(number == 0 ? busy : CREATED))) {
      // When
      var result = LoadGenerator.run(Load.closed(server.port(), 1, SHORT, SHORT), REQUESTS);

      // Then
      assertThatThrownBy(result::onlySuccesses).isInstanceOf(IOException.class);
      assertThat(result.succeeded()).isLessThan(result.sent());
    }
  }

  @Test
  void aServiceThatHangsUpFailsTheRun() throws Exception {
    try (var server = new TinyServer(number -> number < 3 ? List.of(CREATED) : List.of())) {
      // When, Then
      assertThatThrownBy(
              () -> LoadGenerator.run(Load.closed(server.port(), 1, SHORT, SHORT), REQUESTS))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aServiceThatIsSilentFailsTheRunAfterTheLimit() throws Exception {
    // Given
    try (var server =
        new TinyServer(
            number -> {
              TinyServer.sleep(number < 3 ? 0 : 3_000);
              return List.of(CREATED);
            })) {
      var load =
          new Load(
              server.port(), 1, Duration.ZERO, SHORT, new Pace.Closed(), Duration.ofMillis(500));

      // When, Then
      assertThatThrownBy(() -> LoadGenerator.run(load, REQUESTS))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("1 requests are open");
    }
  }

  @Test
  void anOpenScheduleSendsItsRateAndNoMore() throws Exception {
    try (var server = new TinyServer(_ -> List.of(CREATED))) {
      // When
      var result =
          LoadGenerator.run(Load.open(server.port(), 4, Duration.ofSeconds(1), 200), REQUESTS)
              .onlySuccesses();

      // Then: never ahead of the schedule; a busy machine may oversleep the end of it
      assertThat(result.sent()).isBetween(100L, 201L);
      assertThat(result.succeeded()).isEqualTo(result.sent());
    }
  }

  @Test
  void aPauseOfTheServiceIsSeenByEveryRequestThatWasDueInIt() throws Exception {
    // Given: a pause of 300 ms at one connection, while 100 requests a second are due
    try (var server =
        new TinyServer(
            number -> {
              TinyServer.sleep(number == 10 ? 300 : 0);
              return List.of(CREATED);
            })) {
      // When
      var result =
          LoadGenerator.run(Load.open(server.port(), 1, Duration.ofSeconds(1), 100), REQUESTS)
              .onlySuccesses();

      // Then: about thirty requests waited, so a tenth of all waited for 200 ms or more
      assertThat(result.latencies().milliseconds(0.95)).isGreaterThan(150);
    }
  }
}
