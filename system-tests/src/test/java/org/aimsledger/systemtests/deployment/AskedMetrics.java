package org.aimsledger.systemtests.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What alerts and dashboards ask Prometheus for.
public final class AskedMetrics {
  private static final Path DEPLOY = ComposeFileTest.checkout().resolve("deploy");

  /// Selectors, ranges and lists of labels: what is in them is no metric.
  private static final Pattern ASIDE =
      Pattern.compile(
          "\\{[^}]*}|\\[[^\\]]*]|\\b(by|on|without|ignoring|group_left|group_right) *\\([^)]*\\)");

  private static final Pattern OFFSET = Pattern.compile("\\boffset +[0-9a-z]+");
  private static final Pattern NAME =
      Pattern.compile("\\b(?!(?:and|or|unless|bool)\\b)[a-z_][a-z0-9_]*\\b(?! *\\()");

  private AskedMetrics() {}

  /// Names of metrics, as Prometheus has them.
  public static Set<String> names() throws IOException {
    var found = new TreeSet<String>();
    for (var expression : expressions()) {
      found.addAll(in(expression));
    }
    return found;
  }

  static Set<String> in(String expression) {
    var bare = ASIDE.matcher(expression).replaceAll(" ");
    var found = new TreeSet<String>();
    NAME.matcher(OFFSET.matcher(bare).replaceAll(" "))
        .results()
        .forEach(match -> found.add(match.group()));
    return found;
  }

  static List<JsonNode> rules() throws IOException {
    var found = new ArrayList<JsonNode>();
    yaml("alerts.yml").path("groups").forEach(group -> group.path("rules").forEach(found::add));
    return found;
  }

  /// A file beside the alerts.
  static JsonNode yaml(String name) throws IOException {
    try (var reader = Files.newBufferedReader(DEPLOY.resolve("prometheus").resolve(name))) {
      Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
      return new ObjectMapper().valueToTree(tree);
    }
  }

  static List<String> expressions() throws IOException {
    var found = new ArrayList<>(rules().stream().map(rule -> rule.path("expr").asText()).toList());
    try (var boards = Files.list(DEPLOY.resolve("grafana/dashboards"))) {
      for (var board : boards.toList()) {
        for (var panel : new ObjectMapper().readTree(board.toFile()).path("panels")) {
          panel.path("targets").forEach(target -> found.add(target.path("expr").asText()));
        }
      }
    }
    return found;
  }
}
