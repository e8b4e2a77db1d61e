package org.aimsledger.incident.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings of measures that contain incidents.
@ConfigMapping(prefix = "aims.incident.containment")
public interface ContainmentConfig {
  /// How long a request waits for an answer before it is repeated.
  @WithDefault("PT5M")
  Duration answerWithin();

  /// Requests before a measure is escalated.
  @WithDefault("3")
  @Min(1)
  @Max(100)
  int attempts();

  /// How often the service looks for requests that were not answered, as the scheduler writes it.
  @WithDefault("15s")
  String every();

  /// Measures looked at together.
  @WithDefault("200")
  @Min(1)
  @Max(5_000)
  int page();
}
