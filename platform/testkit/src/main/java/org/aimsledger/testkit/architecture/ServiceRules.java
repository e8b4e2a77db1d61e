package org.aimsledger.testkit.architecture;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// The rules that every service keeps. A service's whole `ArchitectureTest`:
///
/// ```java
/// class ArchitectureTest {
///   @TestFactory
///   Stream<DynamicTest> theHouseRulesAreKept() {
///     return ServiceRules.tests("org.aimsledger.inventory");
///   }
/// }
/// ```
public final class ServiceRules {
  private static final String CONTRACTS = "org.aimsledger.contracts";

  static final List<Rule> ALL =
      List.of(
          LicenceRules.PURE_WITHOUT_SUFFIX,
          LicenceRules.SUFFIX_IS_THE_LICENCE,
          LicenceRules.NO_AMBIENT_INPUTS,
          FeatureRules.ONE_KIND,
          FeatureRules.SUFFIX_IN_ITS_KIND,
          FeatureRules.ARROWS,
          FeatureRules.NO_OTHER_SERVICE,
          DeclarationRules.PUBLIC_FOR_A_REASON,
          DeclarationRules.PACKAGES_ARE_MARKED,
          DeclarationRules.INBOXES_ARE_OPENED_AT_START_UP,
          DeclarationRules.JOBS_WAIT_FOR_THE_START,
          DeclarationRules.CONTRACTS_ARE_RECORDS);

  private ServiceRules() {}

  /// One test a rule, over the classes below the root package of one service, and over the
  /// contracts that it is compiled with. Test classes are left out. An unknown root package is an
  /// error: a rule over nothing would pass for ever.
  public static Stream<DynamicTest> tests(String rootPackage) {
    var service = nonEmpty(rootPackage);
    var contracts = nonEmpty(CONTRACTS);
    return Stream.concat(
        ALL.stream()
            .map(rule -> DynamicTest.dynamicTest(rule.sentence(), () -> rule.check(service))),
        Stream.of(DeclarationRules.CONTRACTS_ARE_RECORDS, DeclarationRules.PACKAGES_ARE_MARKED)
            .map(
                rule ->
                    DynamicTest.dynamicTest(
                        "Contracts: " + rule.sentence(), () -> rule.check(contracts))));
  }

  private static ServiceClasses nonEmpty(String rootPackage) {
    var classes = ServiceClasses.ofService(rootPackage);
    if (classes.code().findAny().isEmpty()) {
      throw new IllegalArgumentException("no classes found below " + rootPackage);
    }
    return classes;
  }
}
