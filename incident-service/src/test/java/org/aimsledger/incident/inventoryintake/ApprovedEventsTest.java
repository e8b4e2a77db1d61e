package org.aimsledger.incident.inventoryintake;

import java.util.stream.Stream;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The intake reads all events of inventory-service, of every version.
class ApprovedEventsTest {
  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    return ApprovedEvents.areRead(
        "inventory", "org.aimsledger.inventory.", InventoryIntakeEventTypes.TYPES);
  }
}
