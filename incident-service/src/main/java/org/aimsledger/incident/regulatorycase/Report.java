package org.aimsledger.incident.regulatorycase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aimsledger.incident.platform.Texts;
import org.aimsledger.incident.platform.WorldTime;

/// A report as it was filed.
///
/// @param filing id, so that the same report is recorded once
/// @param clocks 1 to [#MOST_CLOCKS] that it meets
/// @param receipt how its arrival can be proved: a reference number, the id of a message
/// @param contentSha256 64 hexadecimal digits
record Report(
    UUID filing,
    List<String> clocks,
    String addressee,
    String receipt,
    String contentSha256,
    boolean complete,
    Instant filedAt) {
  static final int MOST_CLOCKS = 20;
  static final int LONGEST_TEXT = 500;
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  Report {
    clocks = clocks.stream().distinct().toList();
    if (clocks.isEmpty() || clocks.size() > MOST_CLOCKS) {
      throw new IllegalArgumentException("a report meets 1 to " + MOST_CLOCKS + " clocks");
    }
    addressee = Texts.legal("addressee", addressee, LONGEST_TEXT);
    receipt = Texts.legal("receipt", receipt, LONGEST_TEXT);
    if (!SHA_256.matcher(contentSha256).matches()) {
      throw new IllegalArgumentException("contentSha256 must be 64 hexadecimal digits");
    }
    filedAt = WorldTime.legal("filedAt", filedAt);
  }
}
