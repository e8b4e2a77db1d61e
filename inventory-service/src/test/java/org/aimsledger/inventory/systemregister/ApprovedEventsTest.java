package org.aimsledger.inventory.systemregister;

import java.util.stream.Stream;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The register reads all events of its service, of every version.
class ApprovedEventsTest {
  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    return ApprovedEvents.areRead(
        "inventory", "org.aimsledger.inventory.", new SystemRegisterProjection().types());
  }
}
