package org.aimsledger.inventory.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.inventory.platform.Dependents.Dependent;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of what depends on something.
public final class DependentsResponses {
  private DependentsResponses() {}

  @Schema(name = "Dependent")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record DependentResponse(
      ComponentKind kind,
      UUID id,
      String name,
      @Schema(description = "How it depends on it") Relation relation,
      @Schema(description = "Path of it") URI href,
      @Schema(description = "Why it may stay; left out where nobody said so")
          @Nullable String mayStay) {

    /// One of them.
    ///
    /// @param mayStay why it may stay
    public static DependentResponse of(Dependent dependent, @Nullable String mayStay) {
      var end = dependent.end();
      return new DependentResponse(
          end.kind(), end.id(), dependent.name(), dependent.relation(), path(end), mayStay);
    }

    private static URI path(LinkEnd end) {
      var list = end.kind() == ComponentKind.AI_SYSTEM ? "ai-systems" : "components";
      return URI.create("/api/inventory/v1/" + list + "/" + end.id());
    }
  }

  /// All that are shown.
  public static List<DependentResponse> of(Dependents dependents) {
    return dependents.shown().stream()
        .map(dependent -> DependentResponse.of(dependent, null))
        .toList();
  }
}
