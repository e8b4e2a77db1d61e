package org.aimsledger.testkit.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Packages are features of one kind, and the arrows between them point one way.
final class FeatureRules {
  private static final String OURS = "org.aimsledger.";

  /// Modules that services share. Everything else of ours is another service.
  private static final Licence SHARED =
      Licence.of(
          "org.aimsledger.contracts..",
          "org.aimsledger.eventstore..",
          "org.aimsledger.referencedata..",
          "org.aimsledger.servicekit..",
          "org.aimsledger.verifier..");

  static final Rule ONE_KIND =
      new Rule(
          "A package is one feature of one kind",
          "a newcomer who knows one service knows all of them by their folders",
          FeatureRules::mixedFeatures);

  static final Rule SUFFIX_IN_ITS_KIND =
      new Rule(
          "A role suffix lives in the kinds of feature it is made for",
          "a projection beside a decider is the start of a second truth",
          FeatureRules::misplacedRoles);

  static final Rule ARROWS =
      new Rule(
          "Between features: react to write (handler, commands and their values), read to write"
              + " (event types and ids), a job to a view's query, everyone to platform",
          "a feature can be deleted by deleting its folder only while nobody else leans on it",
          FeatureRules::wrongArrows);

  static final Rule NO_OTHER_SERVICE =
      new Rule(
          "A service depends on no other service",
          "between services there is Kafka and event-contracts, nothing else",
          FeatureRules::otherServices);

  private FeatureRules() {}

  private static Stream<String> mixedFeatures(ServiceClasses service) {
    return service.features().stream()
        .flatMap(feature -> kindProblem(feature, service.kindsOf(feature)).stream());
  }

  private static Optional<String> kindProblem(String feature, Set<FeatureKind> kinds) {
    if (feature.isEmpty()) {
      return Optional.of("classes directly in the root package: they belong into a feature");
    }
    return switch (kinds.size()) {
      case 0 ->
          Optional.of(
              feature + " has no kind: no CommandHandler, Decider, Projection, Query, Consumer …");
      case 1 -> Optional.empty();
      default -> Optional.of(feature + " is of several kinds: " + kinds);
    };
  }

  private static Stream<String> misplacedRoles(ServiceClasses service) {
    return service.code().flatMap(type -> misplacedRole(service, type).stream());
  }

  private static Optional<String> misplacedRole(ServiceClasses service, JavaClass type) {
    var kinds = service.kindsOf(service.featureOf(type));
    return ServiceClasses.roleOf(type)
        .filter(role -> kinds.stream().noneMatch(role.kinds()::contains))
        .map(
            role ->
                ServiceClasses.outermostName(type)
                    + ": "
                    + role.suffix()
                    + " belongs into "
                    + role.kinds()
                    + ", this feature is "
                    + kinds);
  }

  private static Stream<String> wrongArrows(ServiceClasses service) {
    return service
        .code()
        .flatMap(ServiceClasses::dependenciesOf)
        .filter(dependency -> service.owns(ServiceClasses.target(dependency)))
        .filter(dependency -> !arrowAllowed(service, dependency))
        .map(Dependency::getDescription);
  }

  private static boolean arrowAllowed(ServiceClasses service, Dependency dependency) {
    var origin = dependency.getOriginClass();
    var target = ServiceClasses.target(dependency);
    var from = service.featureOf(origin);
    var to = service.featureOf(target);
    if (from.equals(to)) {
      return true;
    }
    var targetKinds = service.kindsOf(to);
    if (targetKinds.contains(FeatureKind.PLATFORM)) {
      return true;
    }
    return service.kindsOf(from).stream()
        .allMatch(kind -> arrowAllowed(kind, origin, targetKinds, target));
  }

  private static boolean arrowAllowed(
      FeatureKind from, JavaClass origin, Set<FeatureKind> to, JavaClass target) {
    return switch (from) {
      case WRITE, PLATFORM -> false;
      case READ -> to.equals(Set.of(FeatureKind.WRITE)) && isEventTypesOrId(target);
      case REACT ->
          (to.equals(Set.of(FeatureKind.WRITE)) && isHandlerOrValue(target))
              || (to.equals(Set.of(FeatureKind.READ)) && mayAsk(origin) && isQuery(target));
    };
  }

  private static boolean isEventTypesOrId(JavaClass target) {
    return ServiceClasses.roleOf(target)
        .map(role -> role == Role.EVENT_TYPES)
        .orElseGet(() -> ServiceClasses.outermostSimpleName(target).endsWith("Id"));
  }

  private static boolean isHandlerOrValue(JavaClass target) {
    return ServiceClasses.roleOf(target)
        .map(role -> role == Role.COMMAND_HANDLER)
        .orElseGet(() -> !ServiceClasses.outermostSimpleName(target).endsWith("Decider"));
  }

  /// A job asks what is due; a resource and its reader make a document out of what a view knows.
  private static boolean mayAsk(JavaClass origin) {
    return ServiceClasses.roleOf(origin)
        .filter(role -> role == Role.JOB || role == Role.RESOURCE || role == Role.READER)
        .isPresent();
  }

  private static boolean isQuery(JavaClass target) {
    return ServiceClasses.roleOf(target).isEmpty()
        || ServiceClasses.roleOf(target).filter(role -> role == Role.QUERY).isPresent();
  }

  private static Stream<String> otherServices(ServiceClasses service) {
    return service
        .code()
        .flatMap(ServiceClasses::dependenciesOf)
        .filter(dependency -> isOtherService(service, ServiceClasses.target(dependency)))
        .map(Dependency::getDescription);
  }

  private static boolean isOtherService(ServiceClasses service, JavaClass target) {
    return target.getPackageName().startsWith(OURS)
        && !service.owns(target)
        && !SHARED.allows(target);
  }
}
