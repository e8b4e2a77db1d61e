package org.aimsledger.inventory.componentlink;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.inventory.componentlink.ComponentLinkCommand.Seen;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests about one link.
final class ComponentLinkRequests {
  private ComponentLinkRequests() {}

  @Schema(name = "LinkComponents")
  record JoinRequest(
      @Schema(required = true, description = "What depends on the other") @Nullable EndRequest from,
      @Schema(required = true) @Nullable Relation relation,
      @Schema(required = true) @Nullable EndRequest to,
      @Schema(description = "DECLARED when left out") @Nullable FieldSource source,
      @Schema(description = "UNKNOWN when left out") @Nullable Confidence confidence,
      @Schema(maxLength = ComponentLinkCommand.NOTE) @Nullable String note) {
    ComponentLinkCommand.Join toCommand(Instant now) {
      return legal(
          () -> {
            var start = Fields.required("from", from).toValue("from");
            var end = Fields.required("to", to).toValue("to");
            var how = Fields.required("relation", relation);
            return new ComponentLinkCommand.Join(
                ComponentLinkCommandHandler.id(start, how, end),
                Seen.unseen(start),
                how,
                Seen.unseen(end),
                Objects.requireNonNullElse(source, FieldSource.DECLARED),
                Objects.requireNonNullElse(confidence, Confidence.UNKNOWN),
                note,
                now);
          });
    }
  }

  @Schema(name = "LinkEndRequest")
  record EndRequest(
      @Schema(required = true) @Nullable ComponentKind kind,
      @Schema(required = true) @Nullable UUID id) {
    LinkEnd toValue(String field) {
      return new LinkEnd(
          Fields.required(field + ".kind", kind), Fields.required(field + ".id", id));
    }
  }

  @Schema(name = "RemovalReason")
  record ReasonRequest(
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String reason) {
    ComponentLinkCommand.Part toCommand(UUID link, Instant now) {
      return legal(
          () ->
              new ComponentLinkCommand.Part(
                  link, new Reason(Fields.required("reason", reason)), now));
    }
  }

  /// What the constructor of a value refuses is the sender's mistake here, and names its field.
  private static <T> T legal(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalFieldException e) {
      throw Problems.invalidField(e.field(), String.valueOf(e.getMessage())).toException();
    }
  }
}
