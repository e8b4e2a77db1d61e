package org.aimsledger.inventory.riskintake;

import java.util.stream.Stream;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The intake reads all events of risk-service, of every version.
class ApprovedEventsTest {
  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    return ApprovedEvents.areRead("risk", "org.aimsledger.risk.", RiskIntakeEventTypes.TYPES);
  }
}
