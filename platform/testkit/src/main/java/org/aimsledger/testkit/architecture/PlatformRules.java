package org.aimsledger.testkit.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// The direction of dependencies between the modules that services share: `service-kit →
/// event-store → nothing of ours`; contracts, reference data and verifier stand alone. The kit
/// knows the contract of the events that it records itself.
public final class PlatformRules {
  private static final String OURS = "org.aimsledger.";

  /// What a module may use of ours, beside itself.
  private static final Map<String, Licence> ALLOWED =
      Map.of(
          "org.aimsledger.contracts", Licence.of(),
          "org.aimsledger.eventstore", Licence.of(),
          "org.aimsledger.eventstore.core", Licence.of(),
          "org.aimsledger.referencedata", Licence.of(),
          "org.aimsledger.servicekit",
              Licence.of("org.aimsledger.eventstore..", "org.aimsledger.contracts.."),
          "org.aimsledger.verifier", Licence.of());

  /// Not even a library: their readers shall need nothing but a JDK.
  private static final Licence BARE =
      Licence.of("com.google.errorprone.annotations..", "org.jspecify.annotations");

  private static final List<String> BARE_MODULES =
      List.of(
          "org.aimsledger.contracts", "org.aimsledger.eventstore.core", "org.aimsledger.verifier");

  private PlatformRules() {}

  /// One test a rule and module.
  public static Stream<DynamicTest> tests() {
    return Stream.concat(
        ALLOWED.keySet().stream()
            .sorted()
            .map(
                root ->
                    DynamicTest.dynamicTest(
                        root + " keeps the direction", () -> layering(root).check(classes(root)))),
        BARE_MODULES.stream()
            .map(
                root ->
                    DynamicTest.dynamicTest(
                        root + " needs only the JDK", () -> jdkOnly().check(classes(root)))));
  }

  static Rule layering(String root) {
    var allowed = ALLOWED.getOrDefault(root, Licence.of());
    return new Rule(
        "A shared module depends only on modules below it",
        "a kit that knows its users can't be reused, and a cycle can't be built",
        classes ->
            foreign(classes)
                .filter(dependency -> isOurs(ServiceClasses.target(dependency)))
                .filter(dependency -> !allowed.allows(ServiceClasses.target(dependency)))
                .map(Dependency::getDescription));
  }

  static Rule jdkOnly() {
    return new Rule(
        "Contracts, vocabulary and verifier need only the JDK",
        "any consumer shall be able to read an event, and any auditor the verifier, without our"
            + " stack",
        classes ->
            foreign(classes)
                .filter(
                    dependency ->
                        !ServiceClasses.target(dependency).getPackageName().startsWith("java."))
                .filter(dependency -> !BARE.allows(ServiceClasses.target(dependency)))
                .map(Dependency::getDescription));
  }

  private static Stream<Dependency> foreign(ServiceClasses classes) {
    return classes
        .code()
        .flatMap(ServiceClasses::dependenciesOf)
        .filter(dependency -> !classes.owns(ServiceClasses.target(dependency)));
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith(OURS);
  }

  private static ServiceClasses classes(String root) {
    var classes = ServiceClasses.ofService(root);
    if (classes.code().findAny().isEmpty()) {
      throw new IllegalArgumentException("no classes found below " + root);
    }
    return classes;
  }
}
