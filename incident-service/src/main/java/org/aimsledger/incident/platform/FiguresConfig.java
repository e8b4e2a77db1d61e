package org.aimsledger.incident.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.aimsledger.contracts.incident.TimePrecision;

/// Figures on how incidents are handled, and the board of what burns now.
@ConfigMapping(prefix = "aims.incident.figures")
public interface FiguresConfig {
  /// Most incidents and drills that figures are made of at once; who asks for more is told to take
  /// a shorter period.
  @WithDefault("20000")
  @Min(100)
  @Max(1_000_000)
  int most();

  /// Length of the period where the request names no beginning.
  @WithDefault("P365D")
  Duration period();

  /// How long after an incident another one of the same cause and system counts as recurring.
  @WithDefault("P180D")
  Duration recurrence();

  /// How exactly a stated time has to be known to be measured with; coarser ones are left out of
  /// the figures and counted as unknown.
  @WithDefault("HOUR")
  TimePrecision coarsest();

  /// What is due within this time is due soon.
  @WithDefault("PT24H")
  Duration soon();

  /// Most deadlines that the board shows of one incident; it says how many there are.
  @WithDefault("5")
  @Min(1)
  @Max(100)
  int deadlines();
}
