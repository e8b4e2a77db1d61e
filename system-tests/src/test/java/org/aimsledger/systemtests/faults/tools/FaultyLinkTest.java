package org.aimsledger.systemtests.faults.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A line to a server that says everything back.
class FaultyLinkTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final int SOON = 300;
  private static final int PATIENT = 10_000;

  private ServerSocket echo;
  private FaultyLink link;

  @BeforeEach
  void start() throws IOException {
    echo = new ServerSocket(0, 16, LOOPBACK);
    link = FaultyLink.to(echo.getLocalPort());
    var _ = Thread.ofVirtual().start(this::echo);
  }

  @AfterEach
  void stop() throws IOException {
    link.close();
    echo.close();
  }

  @Test
  void bytesArriveAsTheyWereSentAndTheEndOfTheirStreamToo() throws Exception {
    // Given
    var sent = new byte[3 << 20];
    new Random(7).nextBytes(sent);

    // When
    byte[] received;
    try (var socket = connect()) {
      var _ = Thread.ofVirtual().start(() -> sendAndEnd(socket, sent));
      received = socket.getInputStream().readAllBytes();
    }

    // Then
    assertThat(received).isEqualTo(sent);
    Trial.await("the end of the line", Duration.ofSeconds(5), () -> link.connections() == 0);
  }

  @Test
  void aCutLineIsResetAndNoNewOneIsMadeUntilItIsRestored() throws Exception {
    // Given
    var old = connect();
    assertThat(saidBack(old, 1)).isEqualTo(1);

    // When
    link.cut();

    // Then
    assertThatThrownBy(() -> saidBack(old, 2)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> saidBackBy(3)).isInstanceOf(IOException.class);

    // When
    link.restore();

    // Then
    assertThat(saidBackBy(4)).isEqualTo(4);
  }

  @Test
  void aLineThatRefusesKeepsWhatItHas() throws Exception {
    // Given
    try (var old = connect()) {
      assertThat(saidBack(old, 1)).isEqualTo(1);

      // When
      link.refuse();

      // Then
      assertThat(saidBack(old, 2)).isEqualTo(2);
      assertThatThrownBy(() -> saidBackBy(3)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void whatAFaultHasMetIsCounted() throws Exception {
    // Given: a fault that meets nobody
    link.refuse();
    var refusing = link.hurt();
    link.restore();

    // When: each one meets somebody
    var old = connect();
    assertThat(saidBack(old, 1)).isEqualTo(1);
    link.refuse();
    link.resetOne();
    var reset = link.hurt();
    assertThatThrownBy(() -> saidBackBy(2)).isInstanceOf(IOException.class);
    var refused = link.hurt();
    link.restore();
    link.delay(Duration.ofMillis(1));
    assertThat(saidBackBy(3)).isEqualTo(3);

    // Then
    assertThat(refusing).isZero();
    assertThatThrownBy(() -> saidBack(old, 4)).isInstanceOf(IOException.class);
    assertThat(reset).isEqualTo(1);
    assertThat(refused).isEqualTo(2);
    // There and back.
    assertThat(link.hurt()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void whatIsSwallowedArrivesAfterTheLineIsRestored() throws Exception {
    // Given
    try (var socket = connect()) {
      assertThat(saidBack(socket, 1)).isEqualTo(1);
      link.swallow();

      // When
      socket.getOutputStream().write(2);
      socket.setSoTimeout(SOON);

      // Then
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);

      // When
      link.restore();
      socket.setSoTimeout(PATIENT);

      // Then
      assertThat(socket.getInputStream().read()).isEqualTo(2);
    }
  }

  @Test
  void aSlowLineIsSlowInBothDirectionsAndLosesNothing() throws Exception {
    // Given
    try (var socket = connect()) {
      assertThat(saidBack(socket, 1)).isEqualTo(1);
      link.delay(Duration.ofMillis(150));
      var started = System.nanoTime();

      // When
      var answer = saidBack(socket, 2);

      // Then
      assertThat(answer).isEqualTo(2);
      assertThat(Duration.ofNanos(System.nanoTime() - started))
          .isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }
  }

  @Test
  void whoConnectedIsCounted() throws Exception {
    // When
    var _ = saidBackBy(1);
    var _ = saidBackBy(2);

    // Then
    assertThat(link.accepted()).isEqualTo(2);
  }

  private Socket connect() throws IOException {
    var socket = new Socket(LOOPBACK, link.port());
    socket.setSoTimeout(PATIENT);
    return socket;
  }

  private int saidBackBy(int value) throws IOException {
    try (var socket = connect()) {
      return saidBack(socket, value);
    }
  }

  private static int saidBack(Socket socket, int value) throws IOException {
    socket.getOutputStream().write(value);
    var answer = socket.getInputStream().read();
    if (answer < 0) {
      throw new IOException("hung up");
    }
    return answer;
  }

  private static void sendAndEnd(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void echo() {
    while (!echo.isClosed()) {
      try {
        var socket = echo.accept();
        var _ = Thread.ofVirtual().start(() -> sayBack(socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  private static void sayBack(Socket socket) {
    try (socket) {
      var _ = socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException _) {
      // The line was cut.
    }
  }
}
