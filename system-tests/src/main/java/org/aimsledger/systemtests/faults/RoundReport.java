package org.aimsledger.systemtests.faults;

import java.util.List;
import java.util.Locale;

/// What one round was.
///
/// @param struck how many of the faults came to it
/// @param recoverySeconds from the end of the last fault until everything was at rest
/// @param events new in the stores
record RoundReport(
    int round,
    List<String> faults,
    int struck,
    int kills,
    long acknowledged,
    long refused,
    long unknown,
    long events,
    double recoverySeconds,
    double seconds,
    List<String> violations) {
  RoundReport {
    faults = List.copyOf(faults);
    violations = List.copyOf(violations);
  }

  String line(long seed) {
    return String.format(
        Locale.ROOT,
        "round %3d seed %d %-34s acknowledged %4d refused %3d unknown %3d events %4d"
            + " recovery %5.1f s total %5.1f s violations %d",
        round,
        seed,
        String.join("+", faults),
        acknowledged,
        refused,
        unknown,
        events,
        recoverySeconds,
        seconds,
        violations.size());
  }
}
