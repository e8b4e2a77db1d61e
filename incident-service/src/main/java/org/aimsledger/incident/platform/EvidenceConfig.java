package org.aimsledger.incident.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Set;

/// Settings of files that are kept as evidence.
@ConfigMapping(prefix = "aims.incident.evidence")
public interface EvidenceConfig {
  /// Bytes of the largest file. The limit of the path, `aims.http.larger-bodies`, has to leave room
  /// for the rest of the form.
  @WithDefault("26214400")
  @Min(1)
  @Max(1_073_741_824)
  long largestFile();

  /// Types that are accepted, by what the first bytes say and not by the name.
  @WithDefault(
      "text/plain,text/csv,text/x-log,application/json,application/pdf,image/png,image/jpeg,application/zip,application/gzip")
  @Size(min = 1, max = 50)
  Set<String> mediaTypes();

  /// Bytes of a row of the store.
  @WithDefault("262144")
  @Min(1_024)
  @Max(8_388_608)
  int chunk();

  /// How often the service looks for bytes that belong to nothing, as the scheduler writes it.
  @WithDefault("10m")
  String sweepEvery();

  /// How long bytes may belong to nothing: longer than any upload lasts.
  @WithDefault("PT6H")
  Duration sweepAfter();

  /// Uploads that are swept together.
  @WithDefault("100")
  @Min(1)
  @Max(10_000)
  int sweepPage();
}
