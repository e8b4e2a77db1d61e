package org.aimsledger.incident.signalregister;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which of some signals may be the same matter as one, and why. Every reason says what it is made
/// of, so that a person can follow it; nothing is decided here.
final class DuplicateProposals {
  private DuplicateProposals() {}

  /// What is compared of a signal.
  ///
  /// @param text title and text together; absent where nobody may read it
  /// @param record scope and id of an outside record
  record Compared(
      UUID signal,
      @Nullable String text,
      Set<UUID> systems,
      @Nullable String record,
      Instant happenedAt) {
    Compared {
      systems = Set.copyOf(systems);
    }
  }

  /// @param score from 0 to 1
  record Proposed(UUID signal, double score, List<String> reasons) {
    Proposed {
      reasons = List.copyOf(reasons);
    }
  }

  /// The most alike first.
  ///
  /// @param least how alike texts must be
  /// @param most proposals
  static List<Proposed> of(Compared one, List<Compared> others, double least, int most) {
    return others.stream()
        .flatMap(other -> proposed(one, other, least).stream())
        .sorted(
            Comparator.comparingDouble(Proposed::score).reversed().thenComparing(Proposed::signal))
        .limit(most)
        .toList();
  }

  private static Optional<Proposed> proposed(Compared one, Compared other, double least) {
    var reasons = new ArrayList<String>();
    var sameRecord = one.record() != null && one.record().equals(other.record());
    if (sameRecord) {
      reasons.add("Same record outside: " + one.record());
    }
    var likeness =
        one.text() == null || other.text() == null ? 0 : Likeness.of(one.text(), other.text());
    if (likeness >= least) {
      reasons.add("Texts are alike: " + percent(likeness));
      reasons.add(systems(one, other));
      reasons.add(
          "Days apart: " + Duration.between(one.happenedAt(), other.happenedAt()).abs().toDays());
    }
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Proposed(
                other.signal(), sameRecord ? 1 : Math.round(likeness * 1000) / 1000.0, reasons));
  }

  private static String systems(Compared one, Compared other) {
    var common = new HashSet<>(one.systems());
    common.retainAll(other.systems());
    return common.isEmpty()
        ? "No system of ours is named by both"
        : "Same systems: " + common.stream().map(UUID::toString).sorted().toList();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }
}
