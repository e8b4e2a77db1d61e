package org.aimsledger.incident.platform;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Texts of which a variable must have one, or an expression is not met: most events can be told by
/// their type, without evaluating anything.
///
/// @param texts variable → texts; a variable that isn't here may have any
record Guard(Map<String, Set<String>> texts) {
  static final Guard OPEN = new Guard(Map.of());

  Guard {
    texts = Map.copyOf(texts);
  }

  static Guard of(String variable, Set<String> texts) {
    return new Guard(Map.of(variable, Set.copyOf(texts)));
  }

  /// For an expression of which both parts must be met.
  Guard and(Guard other) {
    var both = new HashMap<>(texts);
    other.texts.forEach((variable, some) -> both.merge(variable, some, Guard::common));
    return new Guard(both);
  }

  /// For an expression of which one part must be met.
  Guard or(Guard other) {
    var either = new HashMap<String, Set<String>>();
    texts.forEach(
        (variable, some) -> {
          var more = other.texts.get(variable);
          if (more != null) {
            either.put(variable, all(some, more));
          }
        });
    return new Guard(either);
  }

  private static Set<String> common(Set<String> one, Set<String> other) {
    var common = new HashSet<>(one);
    common.retainAll(other);
    return Set.copyOf(common);
  }

  private static Set<String> all(Set<String> one, Set<String> other) {
    var all = new HashSet<>(one);
    all.addAll(other);
    return Set.copyOf(all);
  }

  /// Whether the expression is certainly not met by this event.
  boolean excludes(Observation observation) {
    for (var text : texts.entrySet()) {
      var value =
          switch (text.getKey()) {
            case "kind" -> observation.kind().name();
            case "type" -> observation.type();
            case "source" -> observation.source();
            case "id" -> observation.externalId();
            default -> throw new IllegalStateException("no guard can have " + text.getKey());
          };
      if (!text.getValue().contains(value)) {
        return true;
      }
    }
    return false;
  }
}
