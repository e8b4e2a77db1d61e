package org.aimsledger.launcher.preflight;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Are the ports free? Names each busy one, who holds it and which variable moves it.
public final class PortCheck {
  private PortCheck() {}

  /// Throws when a port is busy.
  ///
  /// @param ports name of the environment variable → port, in the order they are reported
  public static void check(Map<String, Integer> ports) throws PreflightException {
    var problems = new ArrayList<String>();
    ports.forEach(
        (variable, port) -> {
          if (!isFree(port)) {
            problems.add(message(variable, port));
          }
        });
    problems.addAll(doubles(ports));
    if (!problems.isEmpty()) {
      throw new PreflightException(String.join("\n", problems));
    }
  }

  static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      // Without it a port whose last connections are in TIME_WAIT would count as busy.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static String message(String variable, int port) {
    return "Port %d is in use%s. Stop that process, or choose another port: %s=%d ./aims up"
        .formatted(
            port,
            PortOwner.of(port).map(owner -> " by " + owner).orElse(""),
            variable,
            port < 60_000 ? port + 1000 : port - 1000);
  }

  private static List<String> doubles(Map<String, Integer> ports) {
    var problems = new ArrayList<String>();
    var first = new HashMap<Integer, String>();
    ports.forEach(
        (variable, port) -> {
          var other = first.putIfAbsent(port, variable);
          if (other != null) {
            problems.add(
                "%s and %s are both %d; each needs a port of its own."
                    .formatted(other, variable, port));
          }
        });
    return problems;
  }
}
