package org.aimsledger.inventory.billofmaterials;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests about bills.
final class BillRequests {
  private BillRequests() {}

  /// @param items numbers of items; absent: all
  @Schema(name = "AcceptBillItems")
  record AcceptRequest(
      @Schema(description = "Numbers of items; absent: all", maxItems = 10_000)
          @Nullable List<Integer> items) {}
}
