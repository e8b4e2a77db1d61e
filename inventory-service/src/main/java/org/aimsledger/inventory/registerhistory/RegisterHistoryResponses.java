package org.aimsledger.inventory.registerhistory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.inventory.registerhistory.RegisterHistoryQuery.Then;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of the register as it was.
final class RegisterHistoryResponses {
  private RegisterHistoryResponses() {}

  @Schema(name = "AiSystemThen")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ThenResponse(
      UUID id,
      @Schema(description = "Version in which all this was true first") long version,
      String name,
      String stage,
      String highImpact,
      String technology,
      @Nullable String owner,
      @Nullable String organisation,
      @Nullable String unit,
      @Nullable String vendor,
      boolean suspended,
      @Schema(description = "What was to be looked at, from the last import") List<String> flags,
      Instant registeredAt) {
    static ThenResponse of(Then then) {
      var state = then.state();
      return new ThenResponse(
          then.system(),
          then.version(),
          state.name(),
          state.stage(),
          state.highImpact(),
          state.technology(),
          known(state.owner()),
          known(state.organisation()),
          known(state.unit()),
          known(state.vendor()),
          state.suspended(),
          state.flags(),
          then.registeredAt());
    }

    private static @Nullable String known(String text) {
      return text.isEmpty() ? null : text;
    }
  }
}
