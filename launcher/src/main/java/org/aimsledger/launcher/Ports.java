package org.aimsledger.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// The loopback ports of one installation.
public record Ports(
    int inventory,
    int risk,
    int incident,
    int audit,
    int identity,
    int kafka,
    int kafkaController,
    int postgres) {
  private static final int FIRST_FREE = 20_000;
  private static final int LAST_FREE = 32_000;
  private static final int MOST_TRIES = 1_000;

  public static final Ports DEFAULT = new Ports(8081, 8082, 8083, 8084, 8090, 19092, 19093, 15432);

  public Ports {
    for (int port :
        List.of(inventory, risk, incident, audit, identity, kafka, kafkaController, postgres)) {
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("a port is 1 to 65535, was " + port);
      }
    }
  }

  /// The defaults, each replaceable by its variable (`AIMS_INVENTORY_PORT`, …).
  public static Ports from(Map<String, String> environment) {
    return of(
        DEFAULT.byVariable().entrySet().stream()
            .map(entry -> port(environment, entry.getKey(), entry.getValue()))
            .toList());
  }

  /// Ports that nobody uses at this moment, for tests. Below those that systems give to whoever
  /// asks for any port: there somebody else would get one of them before it is used.
  public static Ports free() throws IOException {
    var numbers = new LinkedHashSet<Integer>();
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      var port = ThreadLocalRandom.current().nextInt(FIRST_FREE, LAST_FREE);
      if (isFree(port)) {
        numbers.add(port);
      }
      if (numbers.size() == DEFAULT.byVariable().size()) {
        return of(List.copyOf(numbers));
      }
    }
    throw new IOException("too few free ports from " + FIRST_FREE + " to " + LAST_FREE);
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static Ports of(List<Integer> numbers) {
    return new Ports(
        numbers.get(0),
        numbers.get(1),
        numbers.get(2),
        numbers.get(3),
        numbers.get(4),
        numbers.get(5),
        numbers.get(6),
        numbers.get(7));
  }

  private static int port(Map<String, String> environment, String variable, int usual) {
    var text = environment.getOrDefault(variable, "");
    if (text.isBlank()) {
      return usual;
    }
    if (!text.matches("\\d{1,5}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > 65_535) {
      throw new IllegalArgumentException(variable + " must be a port from 1 to 65535, is " + text);
    }
    return Integer.parseInt(text);
  }

  /// Variable → port, in the order of the components.
  public Map<String, Integer> byVariable() {
    var ports = new LinkedHashMap<String, Integer>();
    ports.put("AIMS_INVENTORY_PORT", inventory);
    ports.put("AIMS_RISK_PORT", risk);
    ports.put("AIMS_INCIDENT_PORT", incident);
    ports.put("AIMS_AUDIT_PORT", audit);
    ports.put("AIMS_IDENTITY_PORT", identity);
    ports.put("AIMS_KAFKA_PORT", kafka);
    ports.put("AIMS_KAFKA_CONTROLLER_PORT", kafkaController);
    ports.put("AIMS_POSTGRES_PORT", postgres);
    return ports;
  }

  /// Service → port.
  public Map<String, Integer> ofServices() {
    var ports = new LinkedHashMap<String, Integer>();
    ports.put("inventory", inventory);
    ports.put("risk", risk);
    ports.put("incident", incident);
    ports.put("audit", audit);
    return ports;
  }
}
