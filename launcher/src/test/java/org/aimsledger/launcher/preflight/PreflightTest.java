package org.aimsledger.launcher.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PreflightTest {
  @Test
  void aBusyPortIsNamedWithItsHolderAndTheVariableThatMovesIt() throws Exception {
    // Given
    try (var busy = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      int port = busy.getLocalPort();

      // When, Then
      assertThatThrownBy(() -> PortCheck.check(Map.of("AIMS_RISK_PORT", port)))
          .isInstanceOf(PreflightException.class)
          .hasMessageStartingWith("Port " + port + " is in use")
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("AIMS_RISK_PORT=");
    }
  }

  @Test
  void freePortsAreNoProblem() throws IOException {
    // Given
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      port = socket.getLocalPort();
    }

    // When, Then
    assertThatCode(() -> PortCheck.check(Map.of("AIMS_RISK_PORT", port)))
        .doesNotThrowAnyException();
  }

  @Test
  void onePortForTwoComponentsIsRefused() throws IOException {
    // Given
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      port = socket.getLocalPort();
    }
    var ports = new LinkedHashMap<String, Integer>();
    ports.put("AIMS_RISK_PORT", port);
    ports.put("AIMS_AUDIT_PORT", port);

    // When, Then
    assertThatThrownBy(() -> PortCheck.check(ports))
        .isInstanceOf(PreflightException.class)
        .hasMessage(
            "AIMS_RISK_PORT and AIMS_AUDIT_PORT are both %d; each needs a port of its own."
                .formatted(port));
  }

  @Test
  void theListeningSocketOfAPortIsFoundInTheTableOfTheKernel() {
    // Given
    var table =
        Stream.of(
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
            "   0: 0100007F:1F91 0100007F:A1B2 01 00000000:00000000 00:00000000 00000000     0        0 111 1",
            "   1: 0100007F:1F92 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 222 1",
            "   2: 0100007F:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 333 1");

    // When
    var inode = PortOwner.inodeIn(table, 8081);

    // Then
    assertThat(inode).contains("333");
  }

  @Test
  void aNearlyFullDiskIsSaidInMegabytes() {
    assertThatThrownBy(() -> DiskCheck.check(Path.of("/data/.aims"), 300L << 20, 1L << 30))
        .isInstanceOf(PreflightException.class)
        .hasMessage(
            "Only 300 MB are free where /data/.aims lies; at least 1024 MB are needed. "
                + "Free some space, or set AIMS_HOME to a folder on another disk.");
  }

  @Test
  void enoughRoomOnTheDiskIsNoProblem() {
    assertThatCode(() -> DiskCheck.check(Path.of("/data/.aims"), 1L << 30, 1L << 30))
        .doesNotThrowAnyException();
  }

  @Test
  void anOldJavaIsNamedWithItsFolder() {
    assertThatThrownBy(() -> JavaCheck.check(17, "/usr/lib/jvm/java-17"))
        .isInstanceOf(PreflightException.class)
        .hasMessage(
            "Aimsledger needs JDK 25, this is Java 17 in /usr/lib/jvm/java-17. Set JAVA_HOME to a JDK 25.");
  }

  @Test
  void aNewerJavaIsNamedTooBecauseTheBuildWouldRefuseIt() {
    assertThatThrownBy(() -> JavaCheck.check(26, "/opt/jdk-26"))
        .isInstanceOf(PreflightException.class)
        .hasMessage(
            "Aimsledger needs JDK 25, this is Java 26 in /opt/jdk-26. Set JAVA_HOME to a JDK 25.");
  }

  @Test
  void theRightJavaIsNoProblem() {
    assertThatCode(() -> JavaCheck.check(25, "/opt/jdk-25")).doesNotThrowAnyException();
  }
}
