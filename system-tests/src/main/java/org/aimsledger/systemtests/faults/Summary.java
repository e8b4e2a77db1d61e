package org.aimsledger.systemtests.faults;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a run was.
///
/// @param afterwards violations found when everything was read once more after the last round
record Summary(long seed, List<RoundReport> rounds, List<String> afterwards, double seconds) {
  Summary {
    rounds = List.copyOf(rounds);
    afterwards = List.copyOf(afterwards);
  }

  long kills() {
    return rounds.stream().mapToLong(RoundReport::kills).sum();
  }

  long faults() {
    return rounds.stream().mapToLong(RoundReport::struck).sum();
  }

  /// Faults that were tried and didn't come to it.
  long missed() {
    return rounds.stream()
        .mapToLong(round -> round.faults().stream().filter(Summary::isMissed).count())
        .sum();
  }

  private static boolean isMissed(String fault) {
    return fault.contains("(missed: ");
  }

  /// Names of faults that have struck, and of those that were tried and never have.
  Map<Boolean, SortedSet<String>> names() {
    var names = Map.<Boolean, SortedSet<String>>of(true, new TreeSet<>(), false, new TreeSet<>());
    for (var fault : rounds.stream().flatMap(round -> round.faults().stream()).toList()) {
      var _ = of(names, !isMissed(fault)).add(fault.split(" ", 2)[0]);
    }
    of(names, false).removeAll(of(names, true));
    return names;
  }

  private static SortedSet<String> of(Map<Boolean, SortedSet<String>> names, boolean struck) {
    return Objects.requireNonNull(names.get(struck));
  }

  long acknowledged() {
    return rounds.stream().mapToLong(RoundReport::acknowledged).sum();
  }

  long refused() {
    return rounds.stream().mapToLong(RoundReport::refused).sum();
  }

  long unknown() {
    return rounds.stream().mapToLong(RoundReport::unknown).sum();
  }

  long events() {
    return rounds.stream().mapToLong(RoundReport::events).sum();
  }

  List<String> violations() {
    return Stream.concat(
            rounds.stream().flatMap(round -> round.violations().stream()), afterwards.stream())
        .toList();
  }

  double longestRecovery() {
    return rounds.stream().mapToDouble(round -> round.waits().recovery()).max().orElse(0);
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "seed %d: %d rounds in %.0f s, %d faults (and %d that missed), %d kills, %d commands (%d"
            + " acknowledged, %d refused, %d unknown), %d events, longest recovery %.1f s, %d"
            + " violations%n%d kinds of faults struck; tried and never struck: %s",
        seed,
        rounds.size(),
        seconds,
        faults(),
        missed(),
        kills(),
        acknowledged() + refused() + unknown(),
        acknowledged(),
        refused(),
        unknown(),
        events(),
        longestRecovery(),
        violations().size(),
        of(names(), true).size(),
        of(names(), false).isEmpty() ? "none" : String.join(", ", of(names(), false)));
  }
}
