package org.aimsledger.inventory.bulkimport;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;

/// Bodies of requests about imports.
final class ImportRequests {
  private ImportRequests() {}

  /// @param values column → text to be used instead of what was sent
  record Replay(
      @NotNull @NotEmpty @Size(max = 200)
          Map<@NotBlank @Size(max = 300) String, @NotNull @Size(max = 4000) String> values) {}

  record Discard(@NotBlank @Size(max = 1000) String reason) {}
}
