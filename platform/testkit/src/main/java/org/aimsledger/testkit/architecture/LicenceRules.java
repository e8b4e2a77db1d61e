package org.aimsledger.testkit.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.stream.Stream;

/// The suffix is the licence: what a class may depend on follows from its name.
final class LicenceRules {
  /// Open to every class, whatever its name.
  private static final Licence EVERYBODY =
      Licence.of(
          "com.google.errorprone.annotations..",
          "org.aimsledger.contracts..",
          "org.aimsledger.eventstore.core",
          "org.aimsledger.referencedata",
          "org.jspecify.annotations");

  /// The audit service reads proofs with the code that auditors run (ADR 0006); nobody else does.
  private static final String AUDIT_ROOT = "org.aimsledger.audit";

  private static final Licence VERIFIER = Licence.of("org.aimsledger.verifier..");

  static final Rule PURE_WITHOUT_SUFFIX =
      new Rule(
          "A class without role suffix depends on pure code only",
          "a decision and a replay must give the same result at any time, on any machine",
          LicenceRules::impureDependencies);

  static final Rule SUFFIX_IS_THE_LICENCE =
      new Rule(
          "A class with a role suffix depends on what the suffix allows",
          "the suffix tells a reader which framework to expect, before the file is open",
          LicenceRules::unlicensedDependencies);

  static final Rule NO_AMBIENT_INPUTS =
      new Rule(
          "Time, ids and chance come in as arguments",
          "code that reads the clock or throws dice by itself can't be replayed and can't be tested",
          LicenceRules::ambientInputs);

  private LicenceRules() {}

  private static Stream<String> impureDependencies(ServiceClasses service) {
    return service
        .code()
        .filter(type -> ServiceClasses.roleOf(type).isEmpty())
        .flatMap(ServiceClasses::dependenciesOf)
        .filter(dependency -> !pureMayUse(service, dependency))
        .map(Dependency::getDescription);
  }

  private static boolean pureMayUse(ServiceClasses service, Dependency dependency) {
    var target = ServiceClasses.target(dependency);
    if (service.owns(target)) {
      // Which features may be used is for the arrows to say; here only: pure code stays among pure.
      return ServiceClasses.roleOf(target).isEmpty();
    }
    return PureCode.isPureType(target) || openToAll(service, target);
  }

  private static boolean openToAll(ServiceClasses service, JavaClass target) {
    return EVERYBODY.allows(target)
        || (service.root().startsWith(AUDIT_ROOT) && VERIFIER.allows(target));
  }

  private static Stream<String> unlicensedDependencies(ServiceClasses service) {
    return service.code().flatMap(type -> unlicensedDependencies(service, type));
  }

  private static Stream<String> unlicensedDependencies(ServiceClasses service, JavaClass type) {
    return ServiceClasses.roleOf(type).stream()
        .flatMap(
            role ->
                ServiceClasses.dependenciesOf(type)
                    .filter(dependency -> !roleMayUse(service, role, dependency))
                    .map(dependency -> role.suffix() + ": " + dependency.getDescription()));
  }

  private static boolean roleMayUse(ServiceClasses service, Role role, Dependency dependency) {
    var target = ServiceClasses.target(dependency);
    return service.owns(target)
        || target.getPackageName().startsWith("java.")
        || openToAll(service, target)
        || role.licence().allows(target);
  }

  private static Stream<String> ambientInputs(ServiceClasses service) {
    return service
        .code()
        .filter(type -> ServiceClasses.roleOf(type).stream().noneMatch(Role::readsTheWorld))
        .flatMap(
            type -> Stream.concat(PureCode.ambientAccessesOf(type), ambientDependencies(type)));
  }

  private static Stream<String> ambientDependencies(JavaClass type) {
    return ServiceClasses.dependenciesOf(type)
        .filter(dependency -> PureCode.isAmbientType(ServiceClasses.target(dependency)))
        .map(Dependency::getDescription);
  }
}
