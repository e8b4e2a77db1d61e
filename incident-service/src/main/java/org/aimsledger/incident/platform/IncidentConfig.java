package org.aimsledger.incident.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;

/// Settings of the incident service.
@ConfigMapping(prefix = "aims.incident")
public interface IncidentConfig {
  Clocks clocks();

  /// Legal clocks.
  interface Clocks {
    /// How long before the earlier reading of a deadline people are warned. A clock that is shorter
    /// is not warned of by this one.
    @WithDefault("PT168H,PT72H,PT24H,PT4H,PT1H")
    @Size(min = 1, max = 10)
    List<Duration> alarms();

    /// How often the service looks for clocks that are due, as the scheduler writes it.
    @WithDefault("15s")
    String every();

    /// Clocks looked at together, the most urgent first.
    @WithDefault("200")
    @Min(1)
    @Max(5_000)
    int page();
  }
}
