package org.aimsledger.referencedata;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What has to be known about an AI system or done for it, and which answers count as covered.
public record CoverageMeasures(
    PackVersion version, LocalDate validFrom, String source, List<Measure> measures)
    implements Pack {

  /// One thing to know or to do.
  ///
  /// @param field a field of the profile, `highImpact`, `stage`, or an attribute by its name
  /// @param attribute whether the field is an attribute
  /// @param covered answers that count; empty: any answer does
  public record Measure(
      String id,
      String field,
      boolean attribute,
      Set<String> covered,
      Titles title,
      String source) {
    public Measure {
      covered = Set.copyOf(covered);
    }

    /// Whether an answer counts.
    ///
    /// @param unknown the word for no answer
    public boolean covers(String answer, String unknown) {
      return covered.isEmpty() ? !answer.equals(unknown) : covered.contains(answer);
    }
  }

  public CoverageMeasures {
    measures = List.copyOf(measures);
  }

  public Optional<Measure> measure(String id) {
    return measures.stream().filter(measure -> measure.id().equals(id)).findFirst();
  }
}
