package org.aimsledger.incident.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// Settings of playbooks.
@ConfigMapping(prefix = "aims.incident.playbooks")
public interface PlaybookConfig {
  /// How often the service looks for incidents whose assumed cause starts a playbook, as the
  /// scheduler writes it.
  @WithDefault("5s")
  String every();

  /// Incidents looked at together.
  @WithDefault("200")
  @Min(1)
  @Max(5_000)
  int page();
}
