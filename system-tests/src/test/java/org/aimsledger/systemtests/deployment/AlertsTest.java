package org.aimsledger.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// An alert on a meter that no longer exists never fires, and nobody sees that it doesn't.
class AlertsTest {
  /// What Prometheus and the framework add, and the ends that Prometheus gives to names of meters.
  private static final Pattern METER = Pattern.compile("aims_[a-z_]+");

  private static final Pattern ENDS = Pattern.compile("(_seconds)?(_total|_count|_sum|_max)?$");
  private static final Pattern PATH = Pattern.compile("@Path\\(\"([^\"]+)\"\\)");
  private static final Pattern ADDRESS = Pattern.compile("/api/[A-Za-z]+/v1/([a-z-]+)");
  private static final Pattern DECLARED = Pattern.compile("\"(aims\\.[a-z.]+)\"");

  @Test
  void eachMeterThatAnAlertOrADashboardAsksForIsDeclaredSomewhere() throws IOException {
    // Given
    var declared = declared();

    // When
    var asked =
        AskedMetrics.names().stream().filter(name -> METER.matcher(name).matches()).toList();

    // Then
    assertThat(asked).hasSizeGreaterThan(15);
    assertThat(asked.stream().map(name -> ENDS.matcher(name).replaceAll(""))).isSubsetOf(declared);
  }

  @Test
  void eachAlertSaysHowBadItIsWhatHappenedAndWhatToDo() throws IOException {
    for (var rule : AskedMetrics.rules()) {
      var name = rule.path("alert").asText();
      assertThat(rule.at("/labels/severity").asText()).as(name).isIn("critical", "warning", "info");
      assertThat(rule.at("/annotations/summary").asText()).as(name).isNotBlank();
      assertThat(rule.at("/annotations/runbook").asText()).as(name).hasSizeGreaterThan(40);
    }
  }

  @Test
  void eachAlertLeadsToItsPartOfTheGuide() throws IOException {
    // Given
    var headings = new TreeSet<String>();
    var guide = Files.readAllLines(ComposeFileTest.checkout().resolve("docs/operations.md"));
    for (var line : guide) {
      if (line.startsWith("#")) {
        headings.add(line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'));
      }
    }

    // Then: and it stays short enough to be read
    assertThat(guide).hasSizeLessThan(150);
    for (var rule : AskedMetrics.rules()) {
      var place = rule.at("/annotations/guide").asText();
      assertThat(place).startsWith("docs/operations.md#");
      assertThat(headings).contains(place.substring(place.indexOf('#') + 1));
    }
  }

  @Test
  void eachAddressThatAnAlertSendsToIsServed() throws IOException {
    // Given
    var served = new TreeSet<String>();
    for (var source : sources()) {
      PATH.matcher(source).results().forEach(match -> served.add(match.group(1)));
    }

    // When
    var asked = new TreeSet<String>();
    for (var rule : AskedMetrics.rules()) {
      ADDRESS
          .matcher(rule.at("/annotations/runbook").asText())
          .results()
          .forEach(match -> asked.add(match.group(1)));
    }

    // Then
    assertThat(asked).hasSizeGreaterThan(2);
    assertThat(asked).allMatch(name -> served.stream().anyMatch(path -> ends(path, name)));
  }

  private static boolean ends(String path, String name) {
    return path.equals(name) || path.endsWith("/" + name);
  }

  @Test
  void eachAlertIsProvokedByATestOfTheRules() throws IOException {
    // Given
    var tests = AskedMetrics.yaml("alerts-test.yml").path("tests").toString();

    // Then
    for (var rule : AskedMetrics.rules()) {
      assertThat(tests).contains(rule.path("alert").asText());
    }
  }

  @Test
  void namesOfMetricsAreReadOutOfExpressions() {
    assertThat(
            AskedMetrics.in(
                "sum by (service) (rate(a_total{b=\"c\"}[5m])) > 0 or max(d offset 15m)"
                    + " - on () group_right () max by (e) (f) unless g"))
        .containsExactly("a_total", "d", "f", "g");
  }

  @Test
  void namesOfAlertsAreUnique() throws IOException {
    assertThat(AskedMetrics.rules().stream().map(rule -> rule.path("alert").asText()))
        .doesNotHaveDuplicates();
  }

  private static Set<String> declared() throws IOException {
    var found = new TreeSet<String>();
    for (var source : sources()) {
      DECLARED
          .matcher(source)
          .results()
          .forEach(match -> found.add(match.group(1).replace('.', '_')));
    }
    return found;
  }

  private static List<String> sources() throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.walk(ComposeFileTest.checkout())) {
      for (var file : files.filter(AlertsTest::isSource).toList()) {
        found.add(Files.readString(file));
      }
    }
    return found;
  }

  private static boolean isSource(Path file) {
    var path = file.toString();
    return path.endsWith(".java") && path.contains("/src/main/") && !path.contains("/target/");
  }
}
