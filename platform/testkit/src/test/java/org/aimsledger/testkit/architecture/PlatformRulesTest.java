package org.aimsledger.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class PlatformRulesTest {
  private static final String BAD = "org.aimsledger.testkit.architecture.fixtures.layers";

  @Test
  void aKitThatKnowsItsUserIsReported() {
    assertThat(PlatformRules.layering(BAD).violationsIn(bad()))
        .anyMatch(violation -> violation.contains("fixtures.good.lamp.Brightness"))
        .noneMatch(violation -> violation.contains("io.smallrye.mutiny"));
  }

  @Test
  void aLibraryInAModuleThatNeedsOnlyTheJdkIsReported() {
    assertThat(PlatformRules.jdkOnly().violationsIn(bad()))
        .anyMatch(violation -> violation.contains("io.smallrye.mutiny.Uni"));
  }

  private static ServiceClasses bad() {
    return ServiceClasses.of(BAD, new ClassFileImporter().importPackages(BAD));
  }
}
