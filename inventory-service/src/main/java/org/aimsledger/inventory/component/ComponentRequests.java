package org.aimsledger.inventory.component;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.DiligenceOutcome;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.QualityOutcome;
import org.aimsledger.contracts.inventory.ResponsibleParty;
import org.aimsledger.contracts.inventory.SupplierChange;
import org.aimsledger.inventory.platform.Dependents;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests about one component.
final class ComponentRequests {
  private static final String DATE =
      "As it is known: 2025-01-28, 2025-01, 2025, Jan-25 …; other texts are kept as they are";

  private ComponentRequests() {}

  @Schema(name = "RegisterComponent")
  record RegisterRequest(
      @Schema(required = true, description = "Not AI_SYSTEM") @Nullable ComponentKind kind,
      @Schema(description = "Whose version or deployment it is; only for these")
          @Nullable UUID parent,
      @Schema(
              maxLength = ComponentCommand.LABEL,
              description = "Its name among the parts of its parent, e.g. 2.1; unique for ever")
          @Nullable String label,
      @Schema(description = "By name, see /components/catalogue; a name in one language at least")
          @Nullable Map<String, GivenField> fields,
      @Schema(description = "Id that somebody else gave; unique in its kind and scope for ever")
          @Nullable ExternalIdRequest externalId) {

    /// The command.
    ///
    /// @param id for a component without external id
    ComponentCommand.Register toCommand(UUID id, Instant now) {
      return legal(
          () -> {
            var known = Fields.required("kind", kind);
            if (known == ComponentKind.AI_SYSTEM) {
              throw new IllegalFieldException("kind", "AI systems are registered at /ai-systems");
            }
            var external = externalId == null ? null : externalId.toValue();
            return new ComponentCommand.Register(
                external == null ? id : ComponentCommandHandler.id(known, external),
                known,
                part(),
                ComponentFields.of(known, Objects.requireNonNullElse(fields, Map.of())),
                external,
                now);
          });
    }

    private ComponentCommand.@Nullable Part part() {
      if (parent == null && label == null) {
        return null;
      }
      return ComponentCommand.Part.unseen(
          Fields.required("parent", parent), Fields.required("label", label));
    }
  }

  @Schema(name = "ComponentExternalId")
  record ExternalIdRequest(
      @Schema(required = true, maxLength = 100) @Nullable String scope,
      @Schema(required = true, maxLength = 200) @Nullable String id) {
    ExternalId toValue() {
      return new ExternalId(
          Fields.text("externalId.scope", scope, 100).strip(),
          Fields.text("externalId.id", id, 200).strip());
    }
  }

  /// Merge patch (RFC 7396) of the fields: absent stays, null clears, a value replaces.
  @Schema(name = "DescribeComponent", description = "Absent stays, null clears, a value replaces")
  record DescribeRequest(
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String reason,
      @Schema(required = true) @Nullable Map<String, @Nullable GivenField> fields) {
    ComponentCommand.Describe toCommand(UUID component, Instant now) {
      return legal(
          () -> {
            var given = new HashMap<String, GivenField>();
            var cleared = new HashSet<String>();
            Fields.required("fields", fields)
                .forEach(
                    (field, value) -> {
                      if (value == null) {
                        cleared.add(field);
                      } else {
                        given.put(field, value);
                      }
                    });
            return new ComponentCommand.Describe(
                component,
                new FieldPatch(given, cleared),
                new Reason(Fields.required("reason", reason)),
                now);
          });
    }
  }

  @Schema(name = "ComponentReason")
  record ReasonRequest(
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String reason) {
    ComponentCommand.Retire toRetire(UUID component, Instant now) {
      return legal(
          () ->
              new ComponentCommand.Retire(
                  component,
                  new Reason(Fields.required("reason", reason)),
                  Dependents.UNSEEN,
                  now));
    }
  }

  @Schema(name = "AssessQuality")
  record QualityRequest(
      @Schema(required = true, maxLength = ComponentCommand.LINE) @Nullable String criterion,
      @Schema(description = "What is required", maxLength = ComponentCommand.LINE)
          @Nullable String target,
      @Schema(required = true, maxLength = ComponentCommand.NARRATIVE) @Nullable String result,
      @Schema(description = "UNKNOWN when left out") @Nullable QualityOutcome outcome,
      @Schema(description = DATE) @Nullable String assessedOn) {
    ComponentCommand.AssessQuality toCommand(UUID component, Instant now) {
      return legal(
          () ->
              new ComponentCommand.AssessQuality(
                  component,
                  Fields.required("criterion", criterion),
                  target,
                  Fields.required("result", result),
                  Objects.requireNonNullElse(outcome, QualityOutcome.UNKNOWN),
                  DateReading.optional("assessedOn", assessedOn),
                  now));
    }
  }

  @Schema(name = "AllocateResponsibility")
  record ResponsibilityRequest(
      @Schema(required = true, maxLength = ComponentCommand.LINE) @Nullable String topic,
      @Schema(description = "UNKNOWN when left out") @Nullable ResponsibleParty party,
      @Schema(maxLength = ComponentCommand.NARRATIVE) @Nullable String detail) {
    ComponentCommand.AllocateResponsibility toCommand(UUID component, Instant now) {
      return legal(
          () ->
              new ComponentCommand.AllocateResponsibility(
                  component,
                  Fields.required("topic", topic),
                  Objects.requireNonNullElse(party, ResponsibleParty.UNKNOWN),
                  detail,
                  now));
    }
  }

  @Schema(name = "RecordDueDiligence")
  record DueDiligenceRequest(
      @Schema(description = "UNKNOWN when left out") @Nullable DiligenceOutcome outcome,
      @Schema(required = true, maxLength = ComponentCommand.NARRATIVE) @Nullable String findings,
      @Schema(description = DATE) @Nullable String doneOn,
      @Schema(description = DATE) @Nullable String validUntil) {
    ComponentCommand.RecordDueDiligence toCommand(UUID component, Instant now) {
      return legal(
          () ->
              new ComponentCommand.RecordDueDiligence(
                  component,
                  Objects.requireNonNullElse(outcome, DiligenceOutcome.UNKNOWN),
                  Fields.required("findings", findings),
                  DateReading.optional("doneOn", doneOn),
                  DateReading.optional("validUntil", validUntil),
                  now));
    }
  }

  @Schema(name = "RecordContract")
  record ContractRequest(
      @Schema(required = true, maxLength = ComponentCommand.LINE) @Nullable String reference,
      @Schema(description = DATE) @Nullable String from,
      @Schema(description = DATE) @Nullable String until,
      @Schema(maxLength = ComponentCommand.NARRATIVE) @Nullable String terms) {
    ComponentCommand.RecordContract toCommand(UUID component, Instant now) {
      return legal(
          () ->
              new ComponentCommand.RecordContract(
                  component,
                  Fields.required("reference", reference),
                  DateReading.optional("from", from),
                  DateReading.optional("until", until),
                  terms,
                  now));
    }
  }

  @Schema(name = "RecordSupplierChange")
  record SupplierChangeRequest(
      @Schema(required = true, description = "SILENT: the supplier said nothing, it was noticed")
          @Nullable SupplierChange change,
      @Schema(description = "The component or system that was changed; absent: not known, or all")
          @Nullable UUID subject,
      @Schema(required = true, maxLength = ComponentCommand.NARRATIVE) @Nullable String summary,
      @Schema(description = DATE) @Nullable String effectiveOn) {
    ComponentCommand.RecordSupplierChange toCommand(UUID component, Instant now) {
      return legal(
          () ->
              new ComponentCommand.RecordSupplierChange(
                  component,
                  Fields.required("change", change),
                  subject,
                  new Presence.Absent(),
                  Fields.required("summary", summary),
                  DateReading.optional("effectiveOn", effectiveOn),
                  now));
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
