package org.aimsledger.launcher.service;

import java.nio.file.Path;
import java.util.List;

/// One service and how Java runs it.
///
/// @param name `inventory`, `risk`, `incident` or `audit`: also the name of its database
/// @param launch the arguments after the JVM options: `-jar`, `…/quarkus-run.jar`, or `-cp`, a
///   folder, a class
public record ServiceDefinition(String name, List<String> launch) {
  public static final List<String> NAMES = List.of("inventory", "risk", "incident", "audit");

  public ServiceDefinition {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("no such service: " + name);
    }
    launch = List.copyOf(launch);
    if (launch.size() < 2) {
      throw new IllegalArgumentException("launch needs -jar or -cp and a path: " + launch);
    }
  }

  /// The services as the build of this project leaves them.
  public static List<ServiceDefinition> packaged(Path projectRoot) {
    return NAMES.stream()
        .map(
            name -> new ServiceDefinition(name, List.of("-jar", jar(projectRoot, name).toString())))
        .toList();
  }

  /// What has to be there before it can be started.
  Path jar() {
    return Path.of(launch.get(1));
  }

  static Path jar(Path projectRoot, String name) {
    return projectRoot.resolve(name + "-service/target/quarkus-app/quarkus-run.jar");
  }
}
