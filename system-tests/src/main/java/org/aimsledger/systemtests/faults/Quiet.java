package org.aimsledger.systemtests.faults;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// Waits until the system has come to rest: every relay, view and inbox is where its log ends,
/// every import is finished, the newest checkpoint covers the whole trail, and a broker that lost
/// its topics has as many records again as there are events.
final class Quiet {
  static final List<String> SERVICES = List.of("inventory", "risk", "incident", "audit");

  /// Who listens to whom.
  private static final Map<String, List<String>> LISTENS =
      Map.of(
          "inventory", List.of("incident"),
          "risk", List.of("inventory", "incident"),
          "incident", List.of("inventory"),
          "audit", SERVICES);

  private static final Duration LOOK = Duration.ofMillis(150);

  private final Databases databases;
  private final KafkaReader kafka;

  Quiet(Databases databases, KafkaReader kafka) {
    this.databases = databases;
    this.kafka = kafka;
  }

  /// How the waiting ended.
  ///
  /// @param behind what isn't at rest; empty when all is
  /// @param last what was behind last; empty when all was at rest from the beginning
  record Result(List<String> behind, String last) {}

  /// Looks again and again.
  ///
  /// @param wiped whether topics were lost: a relay whose cursor stands at the head may still have
  ///   to notice it
  /// @return what is still behind when the time is up
  Result await(Duration longest, boolean wiped) throws InterruptedException {
    var deadline = System.nanoTime() + longest.toNanos();
    var heads = Map.<String, Long>of();
    var last = "";
    while (true) {
      List<String> behind;
      try {
        var now = heads();
        behind = behind(now);
        if (wiped && behind.isEmpty()) {
          behind = shortInKafka(now);
        }
        if (behind.isEmpty() && now.equals(heads)) {
          return new Result(List.of(), last);
        }
        if (behind.isEmpty()) {
          behind = List.of("the logs still grow");
        } else {
          last = behind.getFirst();
        }
        heads = now;
      } catch (SQLException | IOException e) {
        behind = List.of("no answer from PostgreSQL: " + e);
      }
      if (System.nanoTime() > deadline) {
        return new Result(behind, last);
      }
      Thread.sleep(LOOK);
    }
  }

  private Map<String, Long> heads() throws SQLException, IOException {
    var heads = new HashMap<String, Long>();
    for (var service : SERVICES) {
      databases
          .numbers(service, "select lane::text, seq from lane_head")
          .forEach((lane, seq) -> heads.put(service + "/" + lane, seq));
    }
    return heads;
  }

  private List<String> behind(Map<String, Long> heads) throws SQLException, IOException {
    var behind = new ArrayList<String>();
    for (var service : SERVICES) {
      databases
          .numbers(
              service,
              "select 'relay/' || lane, seq from relay_cursor union all"
                  + " select 'view ' || name || '/' || lane, seq from projection_cursor")
          .forEach((name, seq) -> compare(behind, service, name, seq, heads, service));
      var inboxes =
          databases.numbers(service, "select source || '/' || lane, seq from inbox_cursor");
      for (var source : LISTENS.getOrDefault(service, List.of())) {
        for (var lane = 0; heads.containsKey(source + "/" + lane); lane++) {
          var name = source + "/" + lane;
          compare(behind, service, "inbox " + name, inboxes.getOrDefault(name, 0L), heads, source);
        }
      }
    }
    databases
        .numbers(
            "inventory", "select id::text, row_count from import_job where finished_at is null")
        .forEach((job, rows) -> behind.add("import " + job + " of " + rows + " rows"));
    databases
        .numbers(
            "audit",
            "select 'checkpoint', s.size - coalesce((select max(size) from trail_checkpoint), 0)"
                + " from trail_state s")
        .values()
        .forEach(
            entries -> {
              if (entries != 0) {
                behind.add("checkpoint by " + entries + " entries");
              }
            });
    return behind;
  }

  private List<String> shortInKafka(Map<String, Long> heads) throws InterruptedException {
    try {
      var ends = kafka.ends();
      return heads.entrySet().stream()
          .filter(head -> ends.getOrDefault(head.getKey(), 0L) < head.getValue())
          .map(head -> "Kafka " + head.getKey() + " at " + ends.get(head.getKey()) + " of " + head)
          .toList();
    } catch (ExecutionException | TimeoutException e) {
      return List.of("no answer from Kafka: " + e);
    }
  }

  private static void compare(
      List<String> behind,
      String service,
      String name,
      long seq,
      Map<String, Long> heads,
      String source) {
    var lane = name.substring(name.lastIndexOf('/') + 1);
    var head = heads.getOrDefault(source + "/" + lane, 0L);
    if (seq != head) {
      behind.add(service + " " + name + " at " + seq + " of " + head);
    }
  }
}
