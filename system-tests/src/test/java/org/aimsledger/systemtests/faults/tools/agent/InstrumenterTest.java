package org.aimsledger.systemtests.faults.tools.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.aimsledger.launcher.ProjectRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Loud when the product's classes were changed and the tables were not.
class InstrumenterTest {
  private static final List<String> MODULES =
      List.of("platform/event-store", "platform/service-kit", "audit-service");

  @ParameterizedTest
  @EnumSource(FaultPoint.class)
  void everyPointIsFoundInTheClassesAsBuilt(FaultPoint point) throws Exception {
    // When
    var found = found(Set.of());

    // Then
    assertThat(found.getOrDefault(point.name(), 0))
        .as("places of %s; adapt the table in FaultPoint", point)
        .isPositive();
  }

  @ParameterizedTest
  @EnumSource(Mutation.class)
  void everyPartOfAMutationIsFoundInTheClassesAsBuilt(Mutation mutation) throws Exception {
    // When
    var found = found(Set.of(mutation));

    // Then
    for (var i = 0; i < mutation.rewrites().size(); i++) {
      assertThat(found.getOrDefault(mutation.name() + "/" + i, 0))
          .as("places of part %d of %s; adapt the table in Mutation", i, mutation)
          .isPositive();
    }
  }

  @Test
  void theClockOfEveryServiceCanBeMoved() throws Exception {
    // When
    var found = found(Set.of());

    // Then
    assertThat(found.getOrDefault("clock", 0)).isPositive();
  }

  @Test
  void whatIsWrittenIsAcceptedByTheVerifierOfTheMachine() throws Exception {
    // Given
    var instrumenter = new Instrumenter(EnumSet.allOf(Mutation.class));
    var problems = new TreeMap<String, Object>();

    // When
    try (var loader = loader()) {
      for (var file : classes().entrySet()) {
        var result = instrumenter.apply(file.getKey(), file.getValue(), loader);
        if (result != null) {
          var errors = Instrumenter.classFile(loader).verify(result.bytes());
          if (!errors.isEmpty()) {
            problems.put(file.getKey(), errors);
          }
        }
      }
    }

    // Then
    assertThat(problems).isEmpty();
  }

  @Test
  void classesThatNoTableNamesStayAsTheyAre() throws Exception {
    // Given
    var name = "org/aimsledger/eventstore/core/StreamId";

    // When
    var bytes = Objects.requireNonNull(classes().get(name));
    var result = new Instrumenter(Set.of()).apply(name, bytes, null);

    // Then
    assertThat(result).isNull();
  }

  private static Map<String, Integer> found(Set<Mutation> mutations) throws IOException {
    var instrumenter = new Instrumenter(mutations);
    var all = new HashMap<String, Integer>();
    try (var loader = loader()) {
      for (var file : classes().entrySet()) {
        var result = instrumenter.apply(file.getKey(), file.getValue(), loader);
        if (result != null) {
          result.found().forEach((what, places) -> all.merge(what, places, Integer::sum));
        }
      }
    }
    return all;
  }

  private static Map<String, byte[]> classes() throws IOException {
    var all = new TreeMap<String, byte[]>();
    for (var module : MODULES) {
      var root = folder(module);
      assertThat(root).as("build %s first", module).isDirectory();
      try (var files = Files.walk(root)) {
        for (var file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
          var name = root.relativize(file).toString();
          all.put(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(file));
        }
      }
    }
    return all;
  }

  private static URLClassLoader loader() throws IOException {
    var urls = new URL[MODULES.size()];
    for (var i = 0; i < urls.length; i++) {
      urls[i] = folder(MODULES.get(i)).toUri().toURL();
    }
    return new URLClassLoader(urls, InstrumenterTest.class.getClassLoader());
  }

  private static Path folder(String module) {
    return ProjectRoot.find().resolve(module).resolve("target/classes");
  }
}
