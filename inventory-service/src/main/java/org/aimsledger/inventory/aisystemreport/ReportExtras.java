package org.aimsledger.inventory.aisystemreport;

import java.util.List;
import org.aimsledger.contracts.inventory.ReportDetail;
import org.jspecify.annotations.Nullable;

/// What a report says beyond its kind, summary and figures.
///
/// @param type CloudEvents `type`, as the reporter gave it; absent where the kind says it all
/// @param details named facts, in the reporter's order
/// @param contentType of the data
/// @param data data of a type that is not known here, as text
/// @param dataBase64 the same where it is no text
public record ReportExtras(
    @Nullable String type,
    List<ReportDetail> details,
    @Nullable String contentType,
    @Nullable String data,
    @Nullable String dataBase64) {
  private static final int MOST_DETAILS = 50;

  /// Nothing beyond.
  public static final ReportExtras NONE = new ReportExtras(null, List.of(), null, null, null);

  public ReportExtras {
    details = List.copyOf(details);
    if (details.size() > MOST_DETAILS) {
      throw new IllegalArgumentException("a report has at most " + MOST_DETAILS + " details");
    }
    if (data != null && dataBase64 != null) {
      throw new IllegalArgumentException("data is text or it is not");
    }
    if (type == null && (!details.isEmpty() || data != null || dataBase64 != null)) {
      throw new IllegalArgumentException("details belong to a type");
    }
  }
}
