package org.aimsledger.servicekit.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;

/// Knows how many bytes a path accepts.
@ApplicationScoped
public class BodyLimits {
  private final long usual;
  private final Map<String, Long> larger;

  BodyLimits(BodyLimitConfig config) {
    this.usual = config.maxBodySize().asLongValue();
    this.larger =
        config.largerBodies().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, limit -> limit.getValue().asLongValue()));
  }

  /// The largest of all limits.
  long largest() {
    return larger.values().stream().reduce(usual, Math::max);
  }

  /// The limit in bytes: that of the longest matching prefix.
  long of(String path) {
    return larger.entrySet().stream()
        .filter(limit -> path.startsWith(limit.getKey()))
        .max(Map.Entry.comparingByKey((a, b) -> Integer.compare(a.length(), b.length())))
        .map(Map.Entry::getValue)
        .orElse(usual);
  }
}
