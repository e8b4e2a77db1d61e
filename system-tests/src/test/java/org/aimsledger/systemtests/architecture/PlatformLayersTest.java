package org.aimsledger.systemtests.architecture;

import java.util.stream.Stream;
import org.aimsledger.testkit.architecture.PlatformRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PlatformLayersTest {
  @TestFactory
  Stream<DynamicTest> theSharedModulesKeepTheDirection() {
    return PlatformRules.tests();
  }
}
