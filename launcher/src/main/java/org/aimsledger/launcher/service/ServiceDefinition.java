package org.aimsledger.launcher.service;

import java.nio.file.Path;
import java.util.List;

/// One service and how Java runs it.
///
/// @param name `inventory`, `risk`, `incident` or `audit`: also the name of its database
/// @param launch the arguments after the JVM options, e.g. `-jar`, `…/quarkus-run.jar`
public record ServiceDefinition(String name, List<String> launch) {
  public static final List<String> NAMES = List.of("inventory", "risk", "incident", "audit");

  public ServiceDefinition {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("no such service: " + name);
    }
    launch = List.copyOf(launch);
  }

  /// The services as the build of this project leaves them.
  public static List<ServiceDefinition> packaged(Path projectRoot) {
    return NAMES.stream()
        .map(
            name -> new ServiceDefinition(name, List.of("-jar", jar(projectRoot, name).toString())))
        .toList();
  }

  public static Path jar(Path projectRoot, String name) {
    return projectRoot.resolve(name + "-service/target/quarkus-app/quarkus-run.jar");
  }
}
