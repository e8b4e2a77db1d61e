package org.aimsledger.servicekit.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/// How large request bodies may be.
@ConfigMapping(prefix = "aims.http")
public interface BodyLimitConfig {
  /// Limit of every path that has none of its own.
  @WithDefault("2M")
  MemorySize maxBodySize();

  /// Limits of paths by prefix, e.g. `aims.http.larger-bodies."/api/inventory/v1/imports"=32M`. Not
  /// above `quarkus.http.limits.max-body-size`.
  Map<String, MemorySize> largerBodies();
}
