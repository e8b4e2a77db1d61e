package org.aimsledger.referencedata;

import java.time.LocalDate;
import java.util.Set;

/// What makes an impact assessment due, and when.
public record AssessmentDuties(
    PackVersion version,
    LocalDate validFrom,
    String source,
    HighImpactLive highImpactLive,
    Deadline incident,
    Deadline change)
    implements Pack {

  /// Time for an assessment that something other than life-cycle stage asks for.
  public record Deadline(int dueInDays, Titles title, String source) {
    public Deadline {
      requireDays(dueInDays);
    }
  }

  /// The duty of systems in use.
  ///
  /// @param stages life-cycle stages that count as live, in the words of the inventory's events
  /// @param highImpact determinations that count as high-impact, in the same words
  public record HighImpactLive(
      Set<String> stages, Set<String> highImpact, int dueInDays, Titles title, String source) {
    public HighImpactLive {
      stages = Set.copyOf(stages);
      highImpact = Set.copyOf(highImpact);
      requireDays(dueInDays);
      if (stages.isEmpty() || highImpact.isEmpty()) {
        throw new IllegalArgumentException("a condition without stages or high impact never holds");
      }
    }
  }

  private static void requireDays(int days) {
    if (days < 1 || days > 3660) {
      throw new IllegalArgumentException("due in 1 to 3660 days, was " + days);
    }
  }
}
