package org.aimsledger.risk.risk;

import java.util.Map;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.StateFormat;

/// Stored names of the events and form of the states; the place for upcasters of old versions.
final class RiskEventTypes {
  public static final EventTypes<RiskEvent> TYPES =
      EventTypes.declare(RiskEvent.class, WireNames::of);

  /// How states of long streams are kept. Raise the version with every change of what a history
  /// folds to; the approved state in the tests notices such a change.
  public static final StateFormat<Risk> STATES =
      StateFormat.declare(
          1,
          Risk.class,
          Map.of(
              "absent", Risk.Absent.class,
              "open", Risk.Open.class,
              "accepted", Risk.Accepted.class,
              "closed", Risk.Closed.class,
              "estimated", Rating.Estimated.class,
              "not-estimable", Rating.NotEstimable.class));

  private RiskEventTypes() {}
}
