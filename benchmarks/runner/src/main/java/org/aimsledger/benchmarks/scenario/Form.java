package org.aimsledger.benchmarks.scenario;

import java.time.Duration;
import java.util.List;

/// How large a run is. The quick form runs the same code as the full one.
///
/// @param rounds ours and the peers alternate so many times; the table shows medians
/// @param round counted time of one measurement
/// @param warmUp time that a fresh JVM gets to compile itself before the first round
/// @param connections to the REST interface
/// @param batch events of outsiders in one request
/// @param backlog events of one round from Kafka into the trail
/// @param rates events a second, for the delay into the trail
/// @param rateTime time at each rate
/// @param systems sizes of the register, for the latency of reads
/// @param entries sizes of the trail, for proofs and histories
/// @param read counted time of one round of a latency
/// @param verified events in the bundle that the offline verifier gets; the service exports 20,000
///   at most
/// @param oneStart whether load goes to the services whose start was measured, instead of to others
///   that are made for it, and the register grows under the running inventory
public record Form(
    String name,
    int rounds,
    Duration round,
    Duration warmUp,
    List<Integer> connections,
    int batch,
    int backlog,
    List<Integer> rates,
    Duration rateTime,
    List<Integer> systems,
    List<Integer> entries,
    Duration read,
    int verified,
    boolean oneStart) {
  public Form {
    connections = List.copyOf(connections);
    rates = List.copyOf(rates);
    systems = List.copyOf(systems);
    entries = List.copyOf(entries);
  }

  /// The form whose figures are quoted.
  public static Form full() {
    return new Form(
        "full",
        5,
        Duration.ofSeconds(5),
        Duration.ofSeconds(20),
        List.of(1, 16, 64, 256),
        1_000,
        50_000,
        List.of(100, 1_000, 5_000),
        Duration.ofSeconds(20),
        List.of(10_000, 100_000, 1_000_000),
        List.of(1_000, 1_000_000, 10_000_000),
        Duration.ofSeconds(2),
        15_000,
        false);
  }

  /// Meant for five minutes on two cores: to see that everything works, and large changes.
  public static Form quick() {
    return new Form(
        "quick",
        2,
        Duration.ofSeconds(1),
        Duration.ofSeconds(4),
        List.of(64),
        250,
        3_000,
        List.of(100, 1_000),
        Duration.ofSeconds(3),
        List.of(4_000, 8_000),
        List.of(1_000, 10_000),
        Duration.ofMillis(400),
        700,
        true);
  }

  /// One short round of everything: whether it still works. Its figures mean nothing.
  public static Form smoke() {
    return new Form(
        "smoke",
        1,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        List.of(4),
        100,
        500,
        List.of(100),
        Duration.ofSeconds(1),
        List.of(1_000, 2_000),
        List.of(600, 1_200),
        Duration.ofMillis(500),
        300,
        true);
  }
}
