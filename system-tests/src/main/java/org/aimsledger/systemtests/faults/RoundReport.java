package org.aimsledger.systemtests.faults;

import java.util.List;
import java.util.Locale;

/// What one round was.
///
/// @param struck how many of the faults came to it
/// @param again how often a client sent a command once more, because no answer came or the service
///   was not there
/// @param events new in the stores
record RoundReport(
    int round,
    List<String> faults,
    int struck,
    int kills,
    long acknowledged,
    long refused,
    long unknown,
    long again,
    long events,
    Waits waits,
    double seconds,
    List<String> violations) {
  RoundReport {
    faults = List.copyOf(faults);
    violations = List.copyOf(violations);
  }

  String line(long seed) {
    return String.format(
        Locale.ROOT,
        "round %3d seed %d %-34s acknowledged %4d refused %3d unknown %3d again %3d events %4d"
            + " total %5.1f s (%s) violations %d",
        round,
        seed,
        String.join("+", faults),
        acknowledged,
        refused,
        unknown,
        again,
        events,
        seconds,
        waits.text(),
        violations.size());
  }
}
