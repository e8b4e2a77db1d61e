package org.aimsledger.risk.risk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.contracts.risk.TreatmentOption;
import org.jspecify.annotations.Nullable;

/// What is done about a risk.
///
/// @param by who planned it
/// @param completion how it ended, once it has
record Treatment(
    TreatmentOption option,
    List<String> controls,
    String plan,
    LocalDate due,
    String owner,
    String controlsVersion,
    String by,
    @Nullable Completion completion) {
  public Treatment {
    controls = List.copyOf(controls);
  }

  static Treatment of(RiskEvent.TreatmentPlanned e) {
    return new Treatment(
        e.option(), e.controls(), e.plan(), e.due(), e.owner(), e.controlsVersion(), e.by(), null);
  }

  /// The end of a treatment.
  public record Completion(String result, String by, Instant at) {}

  Treatment completed(Completion end) {
    return new Treatment(option, controls, plan, due, owner, controlsVersion, by, end);
  }
}
