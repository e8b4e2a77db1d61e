package org.aimsledger.inventory.billofmaterials;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A bill of materials that was taken in.
///
/// @param serialNumber of the document; absent where it has none
/// @param version of the document under its serial number
/// @param sha256 of the bytes as they came, lower-case hex
/// @param system the AI system that it was said to be the bill of
/// @param notes what of it became no item, and why
record Bill(
    UUID id,
    @Nullable String serialNumber,
    long version,
    String specVersion,
    String sha256,
    @Nullable UUID system,
    String actor,
    String correlation,
    Instant receivedAt,
    List<String> notes) {
  Bill {
    notes = List.copyOf(notes);
  }
}
