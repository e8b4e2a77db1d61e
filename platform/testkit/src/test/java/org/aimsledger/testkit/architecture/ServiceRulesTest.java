package org.aimsledger.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ServiceRulesTest {
  private static final String FIXTURES = "org.aimsledger.testkit.architecture.fixtures.";

  @TestFactory
  Stream<DynamicTest> aServiceThatKeepsTheRulesIsGreen() {
    var good = fixture("good");
    return ServiceRules.ALL.stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.sentence(), () -> assertThat(rule.violationsIn(good)).isEmpty()));
  }

  @Test
  void theGoodServiceHasClassesOfEveryKind() {
    var good = fixture("good");
    assertThat(good.kindsOf("lamp")).containsExactly(FeatureKind.WRITE);
    assertThat(good.kindsOf("lampregister")).containsExactly(FeatureKind.READ);
    assertThat(good.kindsOf("sensorintake")).containsExactly(FeatureKind.REACT);
    assertThat(good.kindsOf("platform")).containsExactly(FeatureKind.PLATFORM);
  }

  @Test
  void codeThatReadsClockDiceOrEnvironmentIsReported() {
    assertReported(
        LicenceRules.NO_AMBIENT_INPUTS,
        "clock",
        "java.time.Instant.now()",
        "java.util.UUID.randomUUID()",
        "java.lang.System.getenv()",
        "java.lang.System.currentTimeMillis()",
        "EventIds.next(long)");
  }

  @Test
  void filesRandomFrameworksThreadsAndRowsInPureCodeAreReported() {
    assertReported(
        LicenceRules.PURE_WITHOUT_SUFFIX,
        "impure",
        "java.util.Random",
        "java.nio.file.Files",
        "LampController> is annotated with <jakarta.ws.rs.Path>",
        "java.lang.Thread",
        "LampRow");
  }

  @Test
  void aFrameworkOutsideTheLicenceOfASuffixIsReported() {
    assertReported(
        LicenceRules.SUFFIX_IS_THE_LICENCE,
        "unlicensed",
        "CommandHandler: ",
        "jakarta.ws.rs.NotFoundException",
        "Resource: ",
        "jakarta.persistence.EntityManager");
  }

  @Test
  void packagesOfTwoKindsOfNoKindAndClassesOutsideFeaturesAreReported() {
    assertReported(
        FeatureRules.ONE_KIND,
        "mixed",
        "lamp is of several kinds: [WRITE, READ]",
        "things has no kind",
        "classes directly in the root package");
  }

  @Test
  void aConfigurationInAWriteFeatureIsReported() {
    assertReported(
        FeatureRules.SUFFIX_IN_ITS_KIND,
        "misplaced",
        "LampConfig: Config belongs into [PLATFORM], this feature is [WRITE]");
  }

  @Test
  void everyWrongArrowIsReported() {
    assertReported(
        FeatureRules.ARROWS,
        "arrows",
        "writeLeansOnWrite()",
        "readLeansOnDecider()",
        "readLeansOnRead(",
        "reactLeansOnDecider()",
        "consumerAsksAView(",
        "reactLeansOnReact()",
        "platformLeansOnFeature(");
  }

  @Test
  void aClassOfAnotherServiceIsReported() {
    assertReported(FeatureRules.NO_OTHER_SERVICE, "otherservice", "Brightness.percent()");
  }

  @Test
  void aTypeThatIsPublicForNobodyIsReported() {
    assertReported(
        DeclarationRules.PUBLIC_FOR_A_REASON,
        "toopublic",
        "LampDecider is public and used by its own package only");
  }

  @Test
  void packagesWithoutBothMarksAreReported() {
    assertThat(DeclarationRules.PACKAGES_ARE_MARKED.violationsIn(fixture("unmarked")))
        .containsExactly(
            FIXTURES + "unmarked.halfmarked is not marked in a package-info",
            FIXTURES + "unmarked.lamp is not marked in a package-info");
  }

  @Test
  void aConsumerThatOpensItsInboxLateIsReported() {
    assertThat(DeclarationRules.INBOXES_ARE_OPENED_AT_START_UP.violationsIn(fixture("asleep")))
        .containsExactly(
            FIXTURES + "asleep.sensorintake.SensorConsumer opens an inbox and has no @Startup");
  }

  @Test
  void aJobThatDoesNotWaitForTheStartIsReported() {
    assertThat(DeclarationRules.JOBS_WAIT_FOR_THE_START.violationsIn(fixture("hasty")))
        .containsExactly(
            FIXTURES + "hasty.lampwatch.HastyJob.look() may run while the service starts");
  }

  @Test
  void aClassPermittedByASealedInterfaceIsReported() {
    assertReported(
        DeclarationRules.CONTRACTS_ARE_RECORDS, "notrecords", "LampEvent$SwitchedOff is permitted");
  }

  @Test
  void aFailedRuleSaysWhyAndWhere() {
    assertThatThrownBy(() -> DeclarationRules.PUBLIC_FOR_A_REASON.check(fixture("toopublic")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("because what only its package uses is package-private")
        .hasMessageContaining("toopublic.lamp.LampDecider");
  }

  @Test
  void aRootWithoutClassesIsAnErrorInsteadOfGreen() {
    assertThatThrownBy(() -> ServiceRules.tests("org.aimsledger.nowhere"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no classes found below org.aimsledger.nowhere");
  }

  @Test
  void aSuffixAloneIsNoRole() {
    assertThat(Role.of("Policy")).isEmpty();
    assertThat(Role.of("LampCommandHandler")).contains(Role.COMMAND_HANDLER);
    assertThat(Role.of("LampController")).isEmpty();
  }

  private static void assertReported(Rule rule, String fixture, String... parts) {
    var violations = String.join("\n", rule.violationsIn(fixture(fixture)));
    assertThat(violations).contains(List.of(parts));
  }

  private static ServiceClasses fixture(String name) {
    return ServiceClasses.of(
        FIXTURES + name, new ClassFileImporter().importPackages(FIXTURES + name));
  }
}
