package org.aimsledger.incident.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings of signals: who may report how much, and what happens to it.
@ConfigMapping(prefix = "aims.incident.signals")
public interface SignalConfig {
  Form form();

  Limits limits();

  Duplicates duplicates();

  Raising raising();

  Deciding deciding();

  Imports imports();

  /// The form for affected persons without an account.
  interface Form {
    /// Whether reports without an account are taken; else the form is answered 404.
    @WithDefault("false")
    boolean open();
  }

  /// How much is taken in from one source. What is beyond is answered 429 with `Retry-After` before
  /// anything is recorded. Counted in each process for itself.
  interface Limits {
    /// The time that the numbers are meant for.
    @WithDefault("PT1M")
    Duration period();

    /// Signals and concerns of one account.
    @WithDefault("600")
    @Min(1)
    @Max(1_000_000)
    int perAccount();

    /// Reports and questions without an account from one address; of IPv6 addresses the network
    /// counts, /64.
    @WithDefault("10")
    @Min(1)
    @Max(1_000_000)
    int perAddress();

    /// Reports and questions without an account in all.
    @WithDefault("300")
    @Min(1)
    @Max(1_000_000)
    int withoutAccount();

    /// Sources that are told apart at once; the one that was quiet longest is forgotten first.
    @WithDefault("20000")
    @Min(10)
    @Max(1_000_000)
    int sources();
  }

  /// When two signals are proposed as one.
  interface Duplicates {
    /// How far apart they may have happened.
    @WithDefault("PT720H")
    Duration window();

    /// How alike their texts must be, from 0 to 1.
    @WithDefault("0.5")
    @DecimalMin("0.1")
    @DecimalMax("1.0")
    double likeness();

    /// Signals that one is compared with, the newest first.
    @WithDefault("500")
    @Min(1)
    @Max(5_000)
    int compared();

    /// Proposals of one answer, the most alike first.
    @WithDefault("20")
    @Min(1)
    @Max(200)
    int proposed();
  }

  /// Incidents for signals that were decided to be one.
  interface Raising {
    /// How often the service looks for such decisions, as the scheduler writes it.
    @WithDefault("2s")
    String every();

    /// Signals looked at together, the oldest decision first.
    @WithDefault("100")
    @Min(1)
    @Max(5_000)
    int page();
  }

  /// Rules that decide what signals are.
  interface Deciding {
    /// How often the service looks at signals that nobody has decided on, as the scheduler writes
    /// it.
    @WithDefault("2s")
    String every();

    /// Signals looked at together, those changed first.
    @WithDefault("200")
    @Min(1)
    @Max(5_000)
    int page();

    /// Rules that may decide at the same time; those released first count.
    @WithDefault("100")
    @Min(1)
    @Max(1_000)
    int rules();

    /// Signals that one dry run looks at.
    @WithDefault("20000")
    @Min(1)
    @Max(1_000_000)
    int dryRunSignals();

    /// Signals that the answer of a dry run names; it counts them all.
    @WithDefault("200")
    @Min(1)
    @Max(1_000)
    int dryRunListed();

    /// How long a dry run of a version counts: after that, it is run again before its release.
    @WithDefault("P7D")
    Duration dryRunHolds();

    /// Dry runs at the same time; others are asked to come later.
    @WithDefault("2")
    @Min(1)
    @Max(20)
    int dryRuns();
  }

  /// Databases of incidents that happened to others.
  interface Imports {
    /// Most rows of one table, and most exercises of one file.
    @WithDefault("20000")
    @Min(1)
    @Max(200_000)
    int rows();

    /// Rows carried out at the same time.
    @WithDefault("16")
    @Min(1)
    @Max(200)
    int atOnce();

    /// Refused rows that the answer lists; all of them are counted.
    @WithDefault("100")
    @Min(1)
    @Max(10_000)
    int listed();
  }
}
