package org.aimsledger.audit.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// What it costs to compare everything once. The figure goes to `target/reconciliation-cost.txt`.
@EnabledIfEnvironmentVariable(named = "AIMS_MEASURE", matches = "reconciliation")
class ReconciliationCostTest {
  private static final int ENTRIES = 20_000;
  private static final int BATCH = 500;
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final double TICKS_A_SECOND = 100;

  /// Both sides are read, hashed and compared; searches are made again from the bytes.
  @Test
  void aPassOverAStoreAndItsTrail() throws SQLException, IOException {
    try (var reconciled = new Reconciled()) {
      // Given
      for (var from = 1; from <= ENTRIES; from += BATCH) {
        var _ = reconciled.stored(from, from + BATCH - 1).recorded(from, from + BATCH - 1);
      }
      var job = reconciled.usual();
      var warmUp = pass(reconciled, job);
      var threads = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      var server = server(reconciled);
      var ownBefore = threads.getProcessCpuTime();
      var serverBefore = seconds(server);

      // When
      var took = pass(reconciled, job);

      // Then
      var own = (threads.getProcessCpuTime() - ownBefore) / 1e9;
      var database = seconds(server) - serverBefore;
      Files.writeString(
          Path.of("target", "reconciliation-cost.txt"),
          String.format(
              Locale.ROOT,
              "%d entries in %.2f s (%.0f a second; first pass %.2f s); processor time of this process %.2f s"
                  + " (%.0f entries a second), of PostgreSQL (store and trail) %.2f s%n",
              ENTRIES,
              took,
              ENTRIES / took,
              warmUp,
              own,
              ENTRIES / own,
              database));
      assertThat(reconciled.alarms()).isEmpty();
      assertThat(
              reconciled
                  .access()
                  .number(
                      "select min(pass) from trail_reconciliation where source = ? and lane = ?",
                      "/" + Reconciled.SERVICE,
                      (short) Reconciled.LANE))
          .isGreaterThanOrEqualTo(2);
    }
  }

  private static double pass(Reconciled reconciled, ReconciliationJob job) {
    var before = System.nanoTime();
    var last = passes(reconciled);
    while (passes(reconciled) == last) {
      job.compareNext().await().atMost(LIMIT);
    }
    return (System.nanoTime() - before) / 1e9;
  }

  private static long passes(Reconciled reconciled) {
    return reconciled
        .access()
        .number(
            "select coalesce(max(pass), 0) from trail_reconciliation where source = ? and lane = ?",
            "/" + Reconciled.SERVICE,
            (short) Reconciled.LANE);
  }

  /// The process that all processes of the database belong to.
  private static long server(Reconciled reconciled) throws IOException {
    return Long.parseLong(
        stat(reconciled.access().number("select pg_backend_pid()::bigint")).get(3));
  }

  /// Processor time of the server: of what runs, and of what has ended.
  private static double seconds(long server) throws IOException {
    var ended = stat(server);
    var ticks = ticks(ended, 15) + ticks(ended, 16);
    try (var processes = ProcessHandle.allProcesses()) {
      for (var pid : processes.map(ProcessHandle::pid).toList()) {
        var found = stat(pid);
        if (!found.isEmpty() && found.get(3).equals(Long.toString(server))) {
          ticks += ticks(found, 13) + ticks(found, 14);
        }
      }
    }
    return ticks / TICKS_A_SECOND;
  }

  private static long ticks(List<String> stat, int field) {
    return stat.isEmpty() ? 0 : Long.parseLong(stat.get(field));
  }

  /// Fields of proc(5), from 0; none when the process has ended.
  private static List<String> stat(long pid) throws IOException {
    var file = Path.of("/proc", Long.toString(pid), "stat");
    if (!Files.isReadable(file)) {
      return List.of();
    }
    // The name may have blanks.
    var text = Files.readString(file);
    var end = text.lastIndexOf(')');
    return Stream.concat(
            Stream.of(Long.toString(pid), "name"),
            Stream.of(text.substring(end + 2).strip().split(" ")))
        .toList();
  }
}
