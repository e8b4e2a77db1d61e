package org.aimsledger.testkit.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The compiled classes of one service, and what each of them is: its feature, the kind of that
/// feature, its role.
record ServiceClasses(String root, List<JavaClass> all) {
  private static final String PLATFORM = "platform";

  ServiceClasses {
    all = List.copyOf(all);
  }

  /// The classes below the package, without those of test folders.
  static ServiceClasses ofService(String root) {
    return of(
        root,
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root));
  }

  static ServiceClasses of(String root, JavaClasses classes) {
    var own =
        classes.stream()
            .filter(type -> belongsTo(root, type))
            .filter(type -> !isGenerated(type))
            .toList();
    return new ServiceClasses(root, own);
  }

  /// What people wrote as classes: everything but `package-info`.
  Stream<JavaClass> code() {
    return all.stream().filter(type -> !isPackageInfo(type));
  }

  boolean owns(JavaClass type) {
    return belongsTo(root, type);
  }

  /// First package segment below the root; empty for a class in the root package itself.
  String featureOf(JavaClass type) {
    var packageName = type.getPackageName();
    if (packageName.equals(root)) {
      return "";
    }
    var below = packageName.substring(root.length() + 1);
    var dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }

  Set<String> features() {
    return code().map(this::featureOf).collect(Collectors.toCollection(TreeSet::new));
  }

  /// All kinds that the names of the classes of a feature claim. A sound feature has exactly one.
  Set<FeatureKind> kindsOf(String feature) {
    if (feature.equals(PLATFORM)) {
      return EnumSet.of(FeatureKind.PLATFORM);
    }
    var names =
        code()
            .filter(type -> featureOf(type).equals(feature))
            .map(ServiceClasses::outermostSimpleName)
            .distinct()
            .toList();
    var marked =
        names.stream()
            .map(ServiceClasses::markedKind)
            .flatMap(Optional::stream)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(FeatureKind.class)));
    // A view without rows of its own asks what stands in the platform package.
    if (marked.isEmpty() && names.stream().anyMatch(name -> name.endsWith("Query"))) {
      return EnumSet.of(FeatureKind.READ);
    }
    return marked;
  }

  private static Optional<FeatureKind> markedKind(String simpleName) {
    if (simpleName.endsWith("Decider") || simpleName.endsWith("CommandHandler")) {
      return Optional.of(FeatureKind.WRITE);
    }
    if (simpleName.endsWith("Projection")) {
      return Optional.of(FeatureKind.READ);
    }
    return Role.of(simpleName)
        .filter(role -> role.kinds().contains(FeatureKind.REACT))
        .filter(role -> !role.kinds().contains(FeatureKind.READ))
        .filter(role -> !role.kinds().contains(FeatureKind.WRITE))
        .map(_ -> FeatureKind.REACT);
  }

  /// Empty: the class has no role suffix, so it is pure.
  static Optional<Role> roleOf(JavaClass type) {
    return Role.of(outermostSimpleName(type));
  }

  /// Types that a class depends on, arrays replaced by what they hold, itself and its nest left
  /// out.
  static Stream<Dependency> dependenciesOf(JavaClass type) {
    var nest = outermostName(type);
    return type.getDirectDependenciesFromSelf().stream()
        .filter(dependency -> !target(dependency).isPrimitive())
        .filter(dependency -> !outermostName(target(dependency)).equals(nest));
  }

  static JavaClass target(Dependency dependency) {
    return dependency.getTargetClass().getBaseComponentType();
  }

  static String outermostName(JavaClass type) {
    var name = type.getBaseComponentType().getName();
    var dollar = name.indexOf('$');
    return dollar < 0 ? name : name.substring(0, dollar);
  }

  static String outermostSimpleName(JavaClass type) {
    var name = outermostName(type);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  static boolean isPackageInfo(JavaClass type) {
    return type.getSimpleName().equals("package-info");
  }

  private static boolean belongsTo(String root, JavaClass type) {
    return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
  }

  /// JBoss Logging's processor writes `InventoryLog_$logger`.
  private static boolean isGenerated(JavaClass type) {
    return type.getName().contains("_$");
  }
}
