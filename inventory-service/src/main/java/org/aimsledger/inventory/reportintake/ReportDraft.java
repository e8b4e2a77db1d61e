package org.aimsledger.inventory.reportintake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.aimsledger.contracts.inventory.Measurement;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.inventory.aisystemreport.ReportExtras;
import org.jspecify.annotations.Nullable;

/// A readable report of which nobody has checked yet whether its system exists.
///
/// @param source CloudEvents `source`
/// @param id CloudEvents `id`
/// @param type CloudEvents `type`
/// @param system as the reporter names it
record ReportDraft(
    String source,
    String id,
    String type,
    @Nullable String correlation,
    NamedSystem system,
    ReportKind kind,
    String summary,
    @Nullable Instant occurredAt,
    ReportExtras extras,
    List<Measurement> measurements) {
  ReportDraft {
    measurements = List.copyOf(measurements);
  }

  /// The same for the same statement, however its bytes are arranged. Times are left out, as where
  /// a repeat is recognised by what is recorded.
  String fingerprint() {
    var said = String.join("\n", kind.name(), summary, extras.toString(), measurements.toString());
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(said.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
