package org.aimsledger.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether a schema still fits what was published under the same name: every stored event can be
/// read by the new code, and a reader of the old code can read every new event.
///
/// One thing is allowed although old readers don't know it: a new value of an enum. They stop with
/// an error and go on after their upgrade; nothing is lost.
final class SchemaCompatibility {
  private static final List<String> TYPE_WORDS = List.of("type", "format");

  private final JsonNode published;
  private final JsonNode current;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> visited = new HashSet<>();

  private SchemaCompatibility(JsonNode published, JsonNode current) {
    this.published = published;
    this.current = current;
  }

  /// What no longer fits, in words with the path of the field; empty when all is well.
  static List<String> problems(JsonNode published, JsonNode current) {
    var comparison = new SchemaCompatibility(published, current);
    comparison.compare("", published, current);
    return List.copyOf(comparison.problems);
  }

  private void compare(String path, JsonNode before, JsonNode after) {
    // A named type is compared once: it may hold itself.
    if (before.has("$ref") && !visited.add(before + " → " + after)) {
      return;
    }
    var old = resolved(published, before);
    var now = resolved(current, after);
    for (var word : TYPE_WORDS) {
      if (!old.path(word).equals(now.path(word))) {
        report(path, word + " was " + text(old.path(word)) + ", is " + text(now.path(word)));
        return;
      }
    }
    compareValues(path, old, now);
    compareFields(path, old, now);
    for (var word : List.of("items", "additionalProperties")) {
      if (old.has(word) || now.has(word)) {
        compare(path + "[]", old.path(word), now.path(word));
      }
    }
  }

  private void compareValues(String path, JsonNode old, JsonNode now) {
    if (old.has("enum") != now.has("enum")) {
      report(path, "is no longer the same kind of value: an enum on one side only");
      return;
    }
    var values = texts(now.path("enum"));
    for (var value : texts(old.path("enum"))) {
      if (!values.contains(value)) {
        report(path, "the value " + value + " was removed");
      }
    }
  }

  private void compareFields(String path, JsonNode old, JsonNode now) {
    for (var field : old.path("properties").properties()) {
      var name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      var after = now.path("properties").path(field.getKey());
      if (after.isMissingNode()) {
        report(name, "was removed");
      } else {
        compare(name, field.getValue(), after);
      }
    }
    var requiredBefore = texts(old.path("required"));
    var requiredNow = texts(now.path("required"));
    for (var name : requiredNow) {
      if (!requiredBefore.contains(name)) {
        report(
            path.isEmpty() ? name : path + "." + name,
            "is newly required, and stored events don't have it");
      }
    }
    for (var name : requiredBefore) {
      if (!requiredNow.contains(name) && now.path("properties").has(name)) {
        report(
            path.isEmpty() ? name : path + "." + name,
            "may now be left out, and readers of today count on it");
      }
    }
  }

  private void report(String path, String what) {
    problems.add((path.isEmpty() ? "(event)" : path) + ": " + what);
  }

  private static JsonNode resolved(JsonNode document, JsonNode schema) {
    var reference = schema.path("$ref");
    return reference.isMissingNode()
        ? schema
        : document.path("$defs").path(reference.asText().substring("#/$defs/".length()));
  }

  private static String text(JsonNode word) {
    return word.isMissingNode() ? "nothing" : word.asText();
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
