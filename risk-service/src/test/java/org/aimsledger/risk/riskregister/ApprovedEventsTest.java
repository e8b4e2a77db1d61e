package org.aimsledger.risk.riskregister;

import java.util.stream.Stream;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The register reads all events of its service, of every version.
class ApprovedEventsTest {
  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    return ApprovedEvents.areRead(
        "risk", "org.aimsledger.risk.", new RiskRegisterProjection().types());
  }
}
