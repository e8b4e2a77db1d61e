package org.aimsledger.incident.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings of suspensions and of measures that contain incidents.
@ConfigMapping(prefix = "aims.incident.containment")
public interface ContainmentConfig {
  /// How long the first request waits for an answer before it is repeated; each further one waits
  /// twice as long as the one before.
  @WithDefault("PT5M")
  Duration answerWithin();

  /// Longest time that a request waits for an answer; never less than `answer-within`.
  @WithDefault("PT1H")
  Duration longestWait();

  /// Requests before a suspension or a measure is escalated.
  @WithDefault("3")
  @Min(1)
  @Max(100)
  int attempts();

  /// How often the service looks for requests that were not answered, as the scheduler writes it.
  @WithDefault("15s")
  String every();

  /// Suspensions, and measures, looked at together.
  @WithDefault("200")
  @Min(1)
  @Max(5_000)
  int page();
}
