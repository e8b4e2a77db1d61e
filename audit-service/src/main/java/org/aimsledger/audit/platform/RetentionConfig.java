package org.aimsledger.audit.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Period;
import java.util.Map;

/// How long the content of the trail is kept, and how it is pruned.
@ConfigMapping(prefix = "aims.retention")
public interface RetentionConfig {
  /// How long the organisation keeps a class of the pack `retention-rules`, by the id of the class.
  /// What is shorter than the pack changes nothing.
  Map<String, Period> longer();

  /// Pause between two steps of a pruning that was confirmed.
  @WithDefault("PT1S")
  Duration pause();

  /// Longest time for one step.
  @WithDefault("PT1M")
  Duration timeout();

  /// Most entries that one event names.
  @WithDefault("500")
  @Min(1)
  @Max(1000)
  int part();
}
