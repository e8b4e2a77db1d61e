package org.aimsledger.incident.detection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aimsledger.testkit.backing.DatabaseAccess;

/// Processor time in seconds, of this process and of those of the database server. Linux tells that
/// of this process by thread, so that what the service spends can be told from what the test, the
/// broker and the compiler do.
///
/// @param here of this process in all
/// @param groups of this process by group of threads; empty where the system doesn't tell
/// @param database by process of the database server
record ProcessorTime(double here, Map<String, Double> groups, Map<Long, Double> database) {
  private static final Path TASKS = Path.of("/proc/self/task");

  /// What the system counts in.
  private static final double TICKS_A_SECOND = 100;

  static ProcessorTime now() {
    var database = new HashMap<Long, Double>();
    for (var row : DatabaseAccess.ofService().rows("select pid from pg_stat_activity")) {
      if (row.get("pid") instanceof Number pid) {
        ProcessHandle.of(pid.longValue())
            .ifPresent(process -> database.put(process.pid(), used(process)));
      }
    }
    return new ProcessorTime(used(ProcessHandle.current()), byGroup(), database);
  }

  private static double used(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
  }

  private static Map<String, Double> byGroup() {
    if (!Files.isDirectory(TASKS)) {
      return Map.of();
    }
    var groups = new TreeMap<String, Double>();
    try (var tasks = Files.list(TASKS)) {
      for (var task : tasks.toList()) {
        var name = text(task.resolve("comm")).strip();
        var fields = text(task.resolve("stat"));
        if (!fields.isEmpty()) {
          // The name may have blanks and stands in brackets; of what follows, 12 and 13 are times.
          var rest = fields.substring(fields.lastIndexOf(')') + 2).split(" ", -1);
          var ticks = Long.parseLong(rest[11]) + Long.parseLong(rest[12]);
          groups.merge(group(name), ticks / TICKS_A_SECOND, Double::sum);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return groups;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException _) {
      // The thread has ended meanwhile.
      return "";
    }
  }

  /// Names are what the system keeps of them: seven characters, two dots, the last six.
  private static String group(String name) {
    if (name.startsWith("C1 ") || name.startsWith("C2 ")) {
      return "compiler";
    }
    if (name.startsWith("VM ") || name.startsWith("GC ") || name.startsWith("G1 ")) {
      return "machine";
    }
    if (name.startsWith("vert.x")) {
      return "event loops";
    }
    if (name.startsWith("executo")) {
      return "workers";
    }
    if (name.startsWith("smallry")) {
      return "Kafka consumers";
    }
    if (name.startsWith("Test wo") || name.startsWith("main") || name.contains("roducer")) {
      return "generator";
    }
    return name.startsWith("data-pl")
            || name.startsWith("kafka-")
            || name.startsWith("quorum")
            || name.startsWith("broker")
            || name.startsWith("group-c")
            || name.startsWith("log-")
            || name.startsWith("raft")
        ? "broker"
        : "others";
  }

  double hereSince(ProcessorTime earlier) {
    return here - earlier.here;
  }

  double databaseSince(ProcessorTime earlier) {
    return database.entrySet().stream()
        .mapToDouble(one -> one.getValue() - earlier.database.getOrDefault(one.getKey(), 0.0))
        .sum();
  }

  /// What each group has spent since, in milliseconds for each of so many reports.
  String groupsSince(ProcessorTime earlier, int reports) {
    return groups.entrySet().stream()
        .map(
            one ->
                "%s %.3f"
                    .formatted(
                        one.getKey(),
                        1e3
                            * (one.getValue() - earlier.groups.getOrDefault(one.getKey(), 0.0))
                            / reports))
        .collect(Collectors.joining(", "));
  }

  /// What the service itself spends: consumers, event loops and workers, and what it makes the
  /// virtual machine do.
  double serviceSince(ProcessorTime earlier) {
    return groups.entrySet().stream()
        .filter(
            one ->
                switch (one.getKey()) {
                  case "event loops", "workers", "Kafka consumers", "machine" -> true;
                  default -> false;
                })
        .mapToDouble(one -> one.getValue() - earlier.groups.getOrDefault(one.getKey(), 0.0))
        .sum();
  }
}
