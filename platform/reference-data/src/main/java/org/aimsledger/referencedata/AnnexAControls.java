package org.aimsledger.referencedata;

import java.time.LocalDate;
import java.util.List;

/// Ids and short titles of the reference controls of ISO/IEC 42001, Annex A.
public record AnnexAControls(
    PackVersion version, LocalDate validFrom, String source, List<Control> controls)
    implements Pack {

  /// One control.
  ///
  /// @param area the objective area it belongs to, `A.2` to `A.10`
  public record Control(String id, String area, Titles title, String source) {}

  public AnnexAControls {
    controls = List.copyOf(controls);
  }

  public boolean knows(String id) {
    return controls.stream().anyMatch(control -> control.id().equals(id));
  }
}
