package org.aimsledger.inventory.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// Settings of the inventory service.
@ConfigMapping(prefix = "aims.inventory")
public interface InventoryConfig {
  Imports imports();

  Dependencies dependencies();

  /// Bulk imports.
  interface Imports {
    /// Rows read and marked together.
    @WithDefault("256")
    @Min(1)
    @Max(5000)
    int chunk();

    /// Rows carried out at the same time.
    @WithDefault("64")
    @Min(1)
    @Max(512)
    int concurrency();

    /// Open jobs that are taken up in one round, the oldest first.
    @WithDefault("100")
    @Min(1)
    @Max(10_000)
    int jobs();

    /// How often the service looks for open jobs, as the scheduler writes it.
    @WithDefault("0.5s")
    String every();
  }

  /// Questions about what depends on what.
  interface Dependencies {
    /// Most things that one answer speaks of, the nearest first; it says when there are more.
    @WithDefault("10000")
    @Min(1)
    @Max(100_000)
    int things();

    /// How far links are followed.
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int levels();

    /// Most things that one level leads to, those that were reached before among them.
    @WithDefault("50000")
    @Min(1)
    @Max(1_000_000)
    int steps();
  }
}
