package org.aimsledger.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Documents of YAML files, read strictly: a key that occurs twice, or an anchor, fails.
final class Manifests {
  private Manifests() {}

  /// All below a folder.
  static List<JsonNode> below(Path folder) throws IOException {
    var found = new ArrayList<JsonNode>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        found.addAll(in(file));
      }
    }
    return found;
  }

  static List<JsonNode> in(Path file) throws IOException {
    try (var reader = Files.newBufferedReader(file)) {
      return read(reader, file.toString());
    }
  }

  /// @param name what failures call it
  static List<JsonNode> read(Reader reader, String name) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(0);
    var found = new ArrayList<JsonNode>();
    for (Object document : new Yaml(new SafeConstructor(options)).loadAll(reader)) {
      JsonNode node = new ObjectMapper().valueToTree(document);
      assertThat(node.path("apiVersion").asText()).as(name).isNotBlank();
      assertThat(node.path("kind").asText()).as(name).isNotBlank();
      found.add(node);
    }
    return found;
  }
}
