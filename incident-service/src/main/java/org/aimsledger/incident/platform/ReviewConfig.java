package org.aimsledger.incident.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings of reviews, and of what is found across incidents.
@ConfigMapping(prefix = "aims.incident.review")
public interface ReviewConfig {
  /// How often the service looks for lessons that a playbook has to say, as the scheduler writes
  /// it.
  @WithDefault("5s")
  String every();

  /// Lessons looked at together.
  @WithDefault("200")
  @Min(1)
  @Max(5_000)
  int page();

  /// An incident comes back when one with the same system, kind and cause was raised at most so
  /// long before it.
  @WithDefault("P365D")
  Duration recurrenceWithin();

  /// Causes of incidents that were raised at most so long ago are looked at together.
  @WithDefault("P365D")
  Duration systemicWithin();

  /// A cause in so many systems is a systemic problem.
  @WithDefault("2")
  @Min(2)
  @Max(1_000)
  int systemicSystems();
}
