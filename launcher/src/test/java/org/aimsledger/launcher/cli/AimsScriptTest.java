package org.aimsledger.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.aimsledger.launcher.preflight.JavaCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The functions of the script `aims`, called one by one in a copy of it.
class AimsScriptTest {
  private static final Instant BUILT = Instant.parse("2020-02-02T12:00:00Z");

  @TempDir Path folder;

  private record Result(int exitCode, String output) {}

  @BeforeEach
  void copyTheScript() throws IOException {
    Files.copy(Path.of("../aims"), folder.resolve("aims"));
  }

  @Test
  void aJdkInJavaHomeIsTakenFirst() throws Exception {
    // Given
    var home = jdk("home-jdk", "25.0.3");
    var _ = jdk("jvm/temurin-25-jdk", "25.0.1");

    // When
    var found = call("find_jdk", Map.of("JAVA_HOME", home.toString()));

    // Then
    assertThat(found.output()).isEqualTo(home.toString());
  }

  @Test
  void anOldJavaHomeIsPassedOverForAFittingJdkOfTheSystem() throws Exception {
    // Given
    var old = jdk("old-jdk", "17.0.15");
    var fitting = jdk("jvm/temurin-25-jdk", "25.0.1");

    // When
    var found = call("find_jdk", Map.of("JAVA_HOME", old.toString()));

    // Then
    assertThat(found.output()).isEqualTo(fitting.toString());
  }

  @Test
  void aNewerJdkIsPassedOverToo() throws Exception {
    // Given: the build refuses every version but one, so the script must not offer another
    var newer = jdk("new-jdk", "26.0.1");
    var fitting = jdk("jvm/temurin-25-jdk", "25.0.1");

    // When
    var found = call("find_jdk", Map.of("JAVA_HOME", newer.toString()));

    // Then
    assertThat(found.output()).isEqualTo(fitting.toString());
  }

  @Test
  void theScriptAndTheBuildWantTheSameJdk() throws IOException {
    // Given
    var script = Files.readString(Path.of("../aims"));
    var build = Files.readString(Path.of("../pom.xml"));

    // When
    var needed = Pattern.compile("(?m)^JAVA_NEEDED=(\\d+)$").matcher(script);

    // Then
    assertThat(needed.find()).isTrue();
    var version = Integer.parseInt(needed.group(1));
    assertThat(build).contains("<version>[" + version + "," + (version + 1) + ")</version>");
    assertThat(JavaCheck.NEEDED).isEqualTo(version);
  }

  @Test
  void aJdkOfSdkmanIsFound() throws Exception {
    // Given
    var fitting = jdk("user/.sdkman/candidates/java/25.0.3-tem", "25.0.3");

    // When
    var found = call("find_jdk", Map.of());

    // Then
    assertThat(found.output()).isEqualTo(fitting.toString());
  }

  @Test
  void aRuntimeWithoutCompilerIsNoJdk() throws Exception {
    // Given
    var runtime = jdk("jvm/jre-25", "25.0.3");
    Files.delete(runtime.resolve("bin/javac"));

    // When
    var found = call("find_jdk", Map.of());

    // Then
    assertThat(found.output()).isEmpty();
  }

  @Test
  void withoutAFittingJdkTheScriptSaysWhatIsMissingAndWhereItLooked() throws Exception {
    // Given
    var old = jdk("old-jdk", "17.0.15");

    // When
    var result = call("use_jdk", Map.of("JAVA_HOME", old.toString()));

    // Then
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output())
        .startsWith(
            "Aimsledger needs a JDK 25 (no other version, older or newer), and none was found.")
        .contains("JAVA_HOME (" + old + ")")
        .contains("set JAVA_HOME to it");
  }

  @Test
  void aBuildThatIsNewerThanEverySourceIsNotRepeated() throws Exception {
    // Given
    builtProject();

    // When, Then
    assertThat(call("build_needed && echo yes || echo no", Map.of()).output()).isEqualTo("no");
  }

  @Test
  void aNewerSourceADeletedSourceANewerPomAndAMissingJarEachAskForABuild() throws Exception {
    for (var change :
        new String[] {
          "touch platform/event-store/src/main/java/A.java",
          "rm platform/event-store/src/main/java/A.java",
          "touch risk-service/pom.xml",
          "rm audit-service/target/quarkus-app/quarkus-run.jar",
          "rm launcher/target/aims-build.stamp"
        }) {
      // Given
      builtProject();

      // When
      var needed =
          call(
              "(cd \"$AIMS_ROOT\"; " + change + "); build_needed && echo yes || echo no", Map.of());

      // Then
      assertThat(needed.output()).as(change).isEqualTo("yes");
    }
  }

  @Test
  void aNewerTestOrBuildResultDoesNotAskForABuild() throws Exception {
    // Given
    builtProject();

    // When
    var needed =
        call(
            "(cd \"$AIMS_ROOT\"; touch risk-service/src/test/java/B.java risk-service/target/x);"
                + " build_needed && echo yes || echo no",
            Map.of());

    // Then
    assertThat(needed.output()).isEqualTo("no");
  }

  @Test
  void theBenchmarkIsBuiltAgainAfterTheServicesWereOrAfterItsOwnSourcesChanged() throws Exception {
    for (var change :
        Map.of(
                "true", "no",
                "touch launcher/target/aims-build.stamp", "yes",
                "touch benchmarks/runner/src/main/java/C.java", "yes",
                "rm benchmarks/runner/target/aims-build.stamp", "yes",
                "touch benchmarks/runner/src/test/java/D.java", "no")
            .entrySet()) {
      // Given
      builtProject();

      // When
      var needed =
          call(
              "(cd \"$AIMS_ROOT\"; "
                  + change.getKey()
                  + "); bench_build_needed && echo yes || echo no",
              Map.of());

      // Then
      assertThat(needed.output()).as(change.getKey()).isEqualTo(change.getValue());
    }
  }

  @Test
  void aNewerBenchmarkDoesNotAskForABuildOfTheServices() throws Exception {
    // Given
    builtProject();

    // When
    var needed =
        call(
            "touch \"$AIMS_ROOT\"/benchmarks/runner/src/main/java/C.java;"
                + " build_needed && echo yes || echo no",
            Map.of());

    // Then
    assertThat(needed.output()).isEqualTo("no");
  }

  @Test
  void withoutMavenTheScriptSaysSo() throws Exception {
    // When
    var result = call("PATH=/nowhere; require_build_tools", Map.of());

    // Then
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output()).startsWith("Building needs Maven 3.8.7 or newer");
  }

  @Test
  void anUnknownCommandAnswersTwoWithTheUsage() throws Exception {
    // When
    var result = call("main fly", Map.of());

    // Then
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.output()).startsWith("aims: no command 'fly'").contains("Usage: ./aims");
  }

  private void builtProject() throws IOException {
    for (var file :
        new String[] {
          "pom.xml",
          "platform/event-store/src/main/java/A.java",
          "risk-service/pom.xml",
          "risk-service/src/test/java/B.java",
          "risk-service/target/x",
          "benchmarks/runner/src/main/java/C.java",
          "benchmarks/runner/src/test/java/D.java",
          "benchmarks/runner/target/aims-build.stamp",
          "launcher/target/aims-build.stamp",
          "launcher/target/aimsledger-launcher.jar",
          "verifier/target/aimsledger-verifier.jar",
          "inventory-service/target/quarkus-app/quarkus-run.jar",
          "risk-service/target/quarkus-app/quarkus-run.jar",
          "incident-service/target/quarkus-app/quarkus-run.jar",
          "audit-service/target/quarkus-app/quarkus-run.jar"
        }) {
      var path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "");
    }
    try (var all = Files.walk(folder)) {
      for (var path : all.toList()) {
        Files.setLastModifiedTime(path, FileTime.from(BUILT.minusSeconds(60)));
      }
    }
    Files.setLastModifiedTime(
        folder.resolve("launcher/target/aims-build.stamp"), FileTime.from(BUILT));
    Files.setLastModifiedTime(
        folder.resolve("benchmarks/runner/target/aims-build.stamp"),
        FileTime.from(BUILT.plusSeconds(60)));
  }

  private Path jdk(String name, String version) throws IOException {
    var home = folder.toRealPath().resolve(name);
    Files.createDirectories(home.resolve("bin"));
    for (var program : new String[] {"java", "javac"}) {
      Files.createFile(
          home.resolve("bin").resolve(program),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private Result call(String function, Map<String, String> environment) throws Exception {
    var builder =
        new ProcessBuilder("bash", "-c", "source \"$1\"; " + function, "test", folder + "/aims")
            .redirectErrorStream(true);
    var own = new HashMap<>(environment);
    own.putIfAbsent("JAVA_HOME", "");
    own.put("HOME", folder.toRealPath().resolve("user").toString());
    own.put("AIMS_JVM_FOLDER", folder.toRealPath().resolve("jvm").toString());
    builder.environment().putAll(own);
    // Programs of the system, but no java.
    builder.environment().put("PATH", tools());
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), output.strip());
  }

  private String tools() throws IOException {
    var tools = folder.resolve("tools");
    if (!Files.isDirectory(tools)) {
      Files.createDirectories(tools);
      for (var name :
          new String[] {"bash", "sed", "find", "touch", "rm", "readlink", "dirname", "cat"}) {
        for (var place : new String[] {"/usr/bin", "/bin"}) {
          var program = Path.of(place, name);
          if (Files.exists(program) && !Files.exists(tools.resolve(name))) {
            Files.createSymbolicLink(tools.resolve(name), program);
          }
        }
      }
    }
    return tools.toString();
  }
}
