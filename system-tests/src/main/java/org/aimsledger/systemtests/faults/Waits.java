package org.aimsledger.systemtests.faults;

import java.util.Locale;

/// What a round waited for, in seconds.
///
/// @param faults until the last fault was over
/// @param clients until every client had an answer, or had given up
/// @param ready until every component was ready again
/// @param rest until nothing was left to be done
/// @param judgement for reading and comparing everything
/// @param last what kept the system from rest the longest; empty when nothing did
record Waits(
    double faults, double clients, double ready, double rest, double judgement, String last) {
  /// From the end of the last fault until everything was at rest.
  double recovery() {
    return clients + ready + rest;
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "faults %.1f clients %.1f ready %.1f rest %.1f%s judgement %.1f s",
        faults,
        clients,
        ready,
        rest,
        last.isEmpty() ? "" : " (" + last + ")",
        judgement);
  }
}
