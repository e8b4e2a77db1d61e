package org.aimsledger.testkit.architecture;

import com.google.errorprone.annotations.CheckReturnValue;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// How packages and types are declared.
final class DeclarationRules {
  private static final String INBOXES = "org.aimsledger.eventstore.inbox.Inboxes";
  private static final String STARTUP = "io.quarkus.runtime.Startup";
  private static final String SCHEDULED = "io.quarkus.scheduler.Scheduled";
  private static final String APPLICATION_NOT_RUNNING = SCHEDULED + "$ApplicationNotRunning";

  /// Frameworks make objects of these, some of them only if they are public.
  private static final Set<Role> MADE_BY_FRAMEWORKS =
      Set.of(
          Role.RESOURCE,
          Role.REQUEST_FILTER,
          Role.REQUESTS,
          Role.RESPONSES,
          Role.ROW,
          Role.CONSUMER,
          Role.CONFIG,
          Role.READINESS);

  static final Rule PUBLIC_FOR_A_REASON =
      new Rule(
          "A public type is used by another package of its service",
          "what only its package uses is package-private, so that a feature's folder is its border",
          DeclarationRules::needlesslyPublic);

  static final Rule PACKAGES_ARE_MARKED =
      new Rule(
          "Every package has a package-info with @NullMarked and @CheckReturnValue",
          "without the first no null is checked, without the second a forgotten Uni compiles",
          DeclarationRules::unmarkedPackages);

  static final Rule CONTRACTS_ARE_RECORDS =
      new Rule(
          "What a sealed interface permits is a record, an enum or a sealed interface again",
          "commands, events, states and rejections are values: no identity, no setters, no hidden"
              + " state",
          DeclarationRules::permittedNonRecords);

  static final Rule INBOXES_ARE_OPENED_AT_START_UP =
      new Rule(
          "A consumer that opens an inbox is made at start-up",
          "what Kafka lost is fetched for inboxes that are open, and a bean that nothing has"
              + " called yet has opened none: after a loss the missing events would be waited for"
              + " until the next one comes",
          DeclarationRules::sleepingConsumers);

  static final Rule JOBS_WAIT_FOR_THE_START =
      new Rule(
          "A job does nothing before its service has started",
          "the scheduler ticks while beans are still being made: the first one that needs the event"
              + " store would wait for the database on the thread that reads its answer",
          DeclarationRules::hastyJobs);

  private DeclarationRules() {}

  private static Stream<String> hastyJobs(ServiceClasses service) {
    return service
        .code()
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.isAnnotatedWith(SCHEDULED))
        .filter(
            method ->
                method
                    .getAnnotationOfType(SCHEDULED)
                    .get("skipExecutionIf")
                    .filter(JavaClass.class::isInstance)
                    .map(JavaClass.class::cast)
                    .filter(skip -> skip.getName().equals(APPLICATION_NOT_RUNNING))
                    .isEmpty())
        .map(method -> method.getFullName() + " may run while the service starts");
  }

  private static Stream<String> sleepingConsumers(ServiceClasses service) {
    return service
        .code()
        .filter(
            type ->
                type.getDirectDependenciesFromSelf().stream()
                    .anyMatch(to -> to.getTargetClass().getName().equals(INBOXES)))
        .filter(type -> ServiceClasses.roleOf(type).filter(Role.CONSUMER::equals).isPresent())
        .filter(type -> !type.isAnnotatedWith(STARTUP))
        .map(type -> type.getName() + " opens an inbox and has no @Startup");
  }

  private static Stream<String> needlesslyPublic(ServiceClasses service) {
    var usedOutside =
        service
            .code()
            .flatMap(ServiceClasses::dependenciesOf)
            .filter(DeclarationRules::crossesPackages)
            .map(dependency -> ServiceClasses.outermostName(ServiceClasses.target(dependency)))
            .collect(Collectors.toSet());
    var spokenOf =
        service
            .code()
            .filter(type -> usedOutside.contains(ServiceClasses.outermostName(type)))
            .flatMap(DeclarationRules::publicSignature)
            .collect(Collectors.toSet());
    return service
        .code()
        .filter(JavaClass::isTopLevelClass)
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(
            type -> ServiceClasses.roleOf(type).stream().noneMatch(MADE_BY_FRAMEWORKS::contains))
        .filter(type -> !usedOutside.contains(type.getName()))
        .filter(type -> !spokenOf.contains(type.getName()))
        .map(type -> type.getName() + " is public and used by its own package only");
  }

  private static boolean crossesPackages(Dependency dependency) {
    return !dependency
        .getOriginClass()
        .getPackageName()
        .equals(ServiceClasses.target(dependency).getPackageName());
  }

  /// Types in the public members of a type: who may call a method must be able to name its types.
  private static Stream<String> publicSignature(JavaClass type) {
    var units =
        type.getCodeUnits().stream()
            .filter(unit -> !unit.getModifiers().contains(JavaModifier.PRIVATE))
            .flatMap(DeclarationRules::typesOf);
    var fields =
        type.getFields().stream()
            .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream());
    return Stream.of(units, fields, type.getRawInterfaces().stream())
        .flatMap(Function.identity())
        .map(ServiceClasses::outermostName);
  }

  private static Stream<JavaClass> typesOf(JavaCodeUnit unit) {
    return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
        .map(JavaType::getAllInvolvedRawTypes)
        .flatMap(Set::stream);
  }

  private static Stream<String> unmarkedPackages(ServiceClasses service) {
    var infos =
        service.all().stream()
            .filter(ServiceClasses::isPackageInfo)
            .collect(Collectors.toMap(JavaClass::getPackageName, Function.identity()));
    var packages = new TreeMap<String, Optional<JavaClass>>();
    service
        .code()
        .map(JavaClass::getPackageName)
        .forEach(name -> packages.put(name, Optional.ofNullable(infos.get(name))));
    return packages.entrySet().stream()
        .filter(entry -> entry.getValue().filter(DeclarationRules::isMarked).isEmpty())
        .map(entry -> entry.getKey() + " is not marked in a package-info");
  }

  private static boolean isMarked(JavaClass info) {
    return info.isAnnotatedWith(NullMarked.class) && info.isAnnotatedWith(CheckReturnValue.class);
  }

  private static Stream<String> permittedNonRecords(ServiceClasses service) {
    return service
        .code()
        .map(JavaClass::reflect)
        .filter(type -> type.isSealed() && type.isInterface())
        .flatMap(
            type ->
                Arrays.stream(type.getPermittedSubclasses())
                    .filter(permitted -> !isValue(permitted))
                    .map(permitted -> permitted.getName() + " is permitted by " + type.getName()));
  }

  private static boolean isValue(Class<?> type) {
    return type.isRecord() || type.isEnum() || (type.isInterface() && type.isSealed());
  }
}
