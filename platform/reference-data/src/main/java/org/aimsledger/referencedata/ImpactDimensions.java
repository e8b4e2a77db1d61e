package org.aimsledger.referencedata;

import java.time.LocalDate;
import java.util.List;

/// The dimensions an impact assessment rates (ISO/IEC 42001, A.5.4 and A.5.5).
public record ImpactDimensions(
    PackVersion version, LocalDate validFrom, String source, List<Dimension> dimensions)
    implements Pack {

  /// One dimension.
  ///
  /// @param required whether an assessment without it is incomplete
  public record Dimension(String id, boolean required, Titles title, String source) {}

  public ImpactDimensions {
    dimensions = List.copyOf(dimensions);
  }

  public boolean knows(String id) {
    return dimensions.stream().anyMatch(dimension -> dimension.id().equals(id));
  }

  /// Ids of the dimensions that no assessment may leave out, in the order of the pack.
  public List<String> required() {
    return dimensions.stream().filter(Dimension::required).map(Dimension::id).toList();
  }
}
