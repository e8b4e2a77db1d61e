package org.aimsledger.risk.impactassessment;

import java.util.Map;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.StateFormat;

/// Stored names of the events and form of the states; the place for upcasters of old versions.
final class ImpactAssessmentEventTypes {
  public static final EventTypes<ImpactAssessmentEvent> TYPES =
      EventTypes.declare(ImpactAssessmentEvent.class, WireNames::of);

  /// How states of long streams are kept. Raise the version with every change of what a history
  /// folds to; the approved state in the tests notices such a change.
  public static final StateFormat<ImpactAssessment> STATES =
      StateFormat.declare(
          2,
          ImpactAssessment.class,
          Map.of(
              "absent", ImpactAssessment.Absent.class,
              "open", ImpactAssessment.Open.class,
              "completed", ImpactAssessment.Completed.class,
              "approved", ImpactAssessment.Approved.class,
              "withdrawn", ImpactAssessment.Withdrawn.class));

  private ImpactAssessmentEventTypes() {}
}
