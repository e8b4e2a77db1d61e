package org.aimsledger.inventory;

import java.util.stream.Stream;
import org.aimsledger.testkit.architecture.ServiceRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  @TestFactory
  Stream<DynamicTest> theHouseRulesAreKept() {
    return ServiceRules.tests("org.aimsledger.inventory");
  }
}
