package org.aimsledger.risk.impactassessment;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class ImpactAssessmentEventTypes {
  public static final EventTypes<ImpactAssessmentEvent> TYPES =
      EventTypes.declare(ImpactAssessmentEvent.class, WireNames::of);

  private ImpactAssessmentEventTypes() {}
}
