package org.aimsledger.benchmarks.report;

import java.time.Instant;
import java.util.List;

final class Samples {
  static final Machine MACHINE =
      new Machine(2, 24_105, "Some processor", "Linux 6.1", "Temurin 25", "18.6", 0.25);

  private Samples() {}

  static Report report(double create, double insert) {
    return new Report(
        Instant.parse("2026-11-25T12:00:00Z"),
        240,
        "quick",
        MACHINE,
        List.of("bytes of a stored event: 914"),
        List.of(
            Row.against(
                "commands",
                "create, 64 connections",
                create,
                "/s",
                insert,
                "pgbench",
                Aim.ratioAtLeast(1.0),
                "p50 6.10 ms"),
            Row.alone("delay", "p99 at 1,000/s", 71.25, "ms", Aim.atMost(250), ""),
            Row.failed("verify", "all", "no bundle")));
  }
}
