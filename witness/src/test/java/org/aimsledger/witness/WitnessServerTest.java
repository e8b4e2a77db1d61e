package org.aimsledger.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The protocol over HTTP.
class WitnessServerTest {
  @TempDir Path folder;

  private final GrowingLog log = GrowingLog.of(6);
  private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
  private StateFolder state;
  private WitnessServer server;
  private HttpClient client;

  @BeforeEach
  void start() throws IOException {
    state = StateFolder.open(folder);
    state.admit(log.key().name(), true);
    var witness =
        new Witness(
            WitnessKey.open(state, "witness.example/w"),
            List.of(log.key()),
            state,
            Clock.systemUTC());
    server =
        WitnessServer.start(
            witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), lines::add);
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
    state.close();
  }

  private HttpResponse<String> post(byte[] body) throws Exception {
    return send(
        HttpRequest.newBuilder(address("/add-checkpoint")).POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
  }

  @Test
  void aCheckpointIsAnsweredWithItsCosignature() throws Exception {
    // Given
    // When
    var answer = post(log.request(0));

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("— witness.example/w ").endsWith("\n").hasLineCount(1);
    assertThat(lines).singleElement().asString().contains("Cosigned");
  }

  @Test
  void eachRefusalHasTheStatusOfTheProtocol() throws Exception {
    // Given
    assertThat(post(log.request(0, 4)).statusCode()).isEqualTo(200);
    var forger = GrowingLog.of(6, GrowingLog.seed((byte) 3));

    // When
    var conflict = post(log.request(0));
    var forged = post(GrowingLog.request(4, List.of(), log.checkpoint()));
    var unsigned = post(forger.request(4));
    var malformed = post("hello".getBytes(StandardCharsets.UTF_8));
    var large = post(new byte[WitnessServer.LONGEST_BODY + 1]);

    // Then
    assertThat(conflict.statusCode()).isEqualTo(409);
    assertThat(conflict.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
    assertThat(conflict.body()).isEqualTo("4\n");
    assertThat(forged.statusCode()).isEqualTo(422);
    assertThat(unsigned.statusCode()).isEqualTo(403);
    assertThat(malformed.statusCode()).isEqualTo(400);
    assertThat(large.statusCode()).isEqualTo(413);
  }

  @Test
  void onlyAddCheckpointIsThere() throws Exception {
    // Given
    // When
    var get = send(HttpRequest.newBuilder(address("/add-checkpoint")).GET());
    var below = send(HttpRequest.newBuilder(address("/add-checkpoint/x")).GET());
    var elsewhere = send(HttpRequest.newBuilder(address("/elsewhere")).GET());

    // Then
    assertThat(get.statusCode()).isEqualTo(405);
    assertThat(below.statusCode()).isEqualTo(404);
    assertThat(elsewhere.statusCode()).isEqualTo(404);
  }

  @Test
  void peopleSeeItsKeyAndWhatItHasSeen() throws Exception {
    // Given
    var before = send(HttpRequest.newBuilder(address("/")).GET()).body();
    assertThat(post(log.request(0)).statusCode()).isEqualTo(200);

    // When
    var after = send(HttpRequest.newBuilder(address("/")).GET()).body();

    // Then
    assertThat(before)
        .startsWith("witness.example/w+")
        .contains("example.com/log: nothing seen yet");
    assertThat(after).contains("example.com/log: 6 ");
  }

  @Test
  void whoHangsUpInTheMiddleHarmsNobody() throws Exception {
    // Given
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              "POST /add-checkpoint HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nold 0\n"
                  .getBytes(StandardCharsets.US_ASCII));
    }

    // When
    var answer = post(log.request(0));

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
  }
}
