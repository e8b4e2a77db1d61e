package org.aimsledger.servicekit.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How long what stands before the body of a request may be. The limits of the HTTP server itself
/// (`quarkus.http.limits.max-initial-line-length`, `…max-header-size`) are higher: what is beyond
/// those is answered without a problem document.
@ConfigMapping(prefix = "aims.http.head")
public interface HeadLimitConfig {
  /// Longest address, with its query; a longer one is answered 414.
  @WithDefault("4096")
  MemorySize address();

  /// Names and values of all headers; more is answered 431.
  @WithDefault("16K")
  MemorySize headers();
}
