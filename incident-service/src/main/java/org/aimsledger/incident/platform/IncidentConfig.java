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

  Detection detection();

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

  /// Rules that find incidents in the events of AI systems.
  interface Detection {
    /// How often the rules look at what has come in, as the scheduler writes it.
    @WithDefault("1s")
    String every();

    /// How much the clocks of this service and of inventory-service may differ, and how long an
    /// event may take from its decision to the log.
    @WithDefault("PT2S")
    Duration slack();

    /// Events judged together.
    @WithDefault("1000")
    @Min(10)
    @Max(10_000)
    int page();

    /// Pages judged in one go, before others get their turn.
    @WithDefault("20")
    @Min(1)
    @Max(1_000)
    int pages();

    /// How often windows are kept. What came later is judged again after a crash.
    @WithDefault("PT30S")
    Duration keepEvery();

    /// Bytes of windows in memory, at which those that have changed are kept and those that were
    /// unused longest leave; they are read again when they are needed. A window has 160 bytes to 6
    /// KB. More of them in memory make many rules over many systems faster.
    @WithDefault("16777216")
    @Min(1_048_576)
    @Max(4_294_967_296L)
    long windowBytes();

    /// Events that meet rules, counted once for each rule, that are put into windows at once.
    @WithDefault("5000")
    @Min(100)
    @Max(1_000_000)
    int hits();

    /// How long one process judges alone before another one may take over from it.
    @WithDefault("PT15S")
    Duration lease();

    /// Rules that may be live at the same time.
    @WithDefault("500")
    @Min(1)
    @Max(5_000)
    int rules();

    /// Events that a firing names; it counts them all.
    @WithDefault("50")
    @Min(1)
    @Max(200)
    int causes();

    /// How long events are kept for dry runs.
    @WithDefault("P30D")
    Duration keepEvents();

    /// How often old events are deleted, as the scheduler writes it.
    @WithDefault("10m")
    String tidyEvery();

    /// Events that one dry run looks at.
    @WithDefault("200000")
    @Min(100)
    @Max(10_000_000)
    int dryRunEvents();

    /// Firings that one dry run shows; it counts them all.
    @WithDefault("200")
    @Min(1)
    @Max(1_000)
    int dryRunFirings();

    /// Dry runs at the same time; others are asked to come later.
    @WithDefault("2")
    @Min(1)
    @Max(20)
    int dryRuns();

    /// Incidents raised in one go.
    @WithDefault("100")
    @Min(1)
    @Max(1_000)
    int raisedAtOnce();

    /// Most characters of a condition.
    @WithDefault("2000")
    @Min(10)
    @Max(10_000)
    int conditionLength();

    /// How deep the parts of a condition may stand inside each other.
    @WithDefault("32")
    @Min(4)
    @Max(100)
    int conditionDepth();

    /// Steps that one evaluation of a condition may take, as they are estimated beforehand.
    @WithDefault("5000")
    @Min(100)
    @Max(100_000)
    int conditionSteps();

    /// Turns of loops in one evaluation of a condition.
    @WithDefault("100")
    @Min(1)
    @Max(1_000)
    int conditionTurns();
  }
}
