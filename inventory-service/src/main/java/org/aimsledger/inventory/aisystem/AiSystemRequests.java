package org.aimsledger.inventory.aisystem;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.AttributeValue;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.DecisionPart;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Offering;
import org.aimsledger.contracts.inventory.OrganisationRole;
import org.aimsledger.contracts.inventory.Provenance;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.Technology;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests about one AI system.
final class AiSystemRequests {
  private AiSystemRequests() {}

  @Schema(name = "RegisterAiSystem")
  record RegisterRequest(
      @Schema(required = true, minLength = 1, maxLength = SystemName.LONGEST) @Nullable String name,
      @Schema(maxItems = ProfileLimits.ALIASES) @Nullable List<String> aliases,
      @Schema(maxLength = ProfileLimits.LONG_TEXT) @Nullable String purpose,
      @Schema(maxLength = ProfileLimits.LONG_TEXT) @Nullable String intendedUse,
      @Schema(description = "Pseudonymous id; no name, no mail address", maxLength = 100)
          @Nullable String owner,
      @Schema(maxLength = ProfileLimits.SHORT_TEXT) @Nullable String organisation,
      @Schema(maxLength = ProfileLimits.SHORT_TEXT) @Nullable String unit,
      @Nullable List<OrganisationRole> organisationRoles,
      @Nullable Technology technology,
      @Nullable DecisionPart decisionPart,
      @Nullable Offering offering,
      @Schema(maxLength = ProfileLimits.SHORT_TEXT) @Nullable String topicArea,
      @Schema(maxLength = ProfileLimits.SHORT_TEXT) @Nullable String sector,
      @Schema(maxLength = ProfileLimits.SHORT_TEXT) @Nullable String vendor,
      @Schema(
              description =
                  "Further fields: name to text. nameEn, nameZhHans and nameZhHant are names in"
                      + " these languages")
          @Nullable Map<String, String> attributes,
      @Schema(description = "UNKNOWN when left out; not RETIRED") @Nullable Stage stage,
      @Schema(description = "UNKNOWN when left out; not PRESUMED_BUT_NOT")
          @Nullable HighImpact highImpact,
      @Schema(description = "Id that somebody else gave; unique in its scope for ever")
          @Nullable ExternalIdRequest externalId,
      @Schema(description = "Of all that is said here") @Nullable ProvenanceRequest provenance) {

    /// The command.
    ///
    /// @param id for a system without external id
    /// @param usual provenance of what this sender says; absent: declared
    AiSystemCommand.Register toCommand(UUID id, @Nullable Provenance usual, Instant now) {
      return legal(
          () -> {
            var external = externalId == null ? null : externalId.toValue();
            return new AiSystemCommand.Register(
                external == null ? id : AiSystemCommandHandler.id(external),
                new SystemName(Fields.required("name", name)),
                profile(),
                Objects.requireNonNullElse(stage, Stage.UNKNOWN),
                Objects.requireNonNullElse(highImpact, HighImpact.UNKNOWN),
                external,
                provenance == null ? usual : provenance.toValue(usual),
                now);
          });
    }

    private AiSystemProfile profile() {
      var values = new TreeMap<String, AttributeValue>();
      if (attributes != null) {
        attributes.forEach(
            (key, text) ->
                values.put(key, AttributeValue.of(Fields.required("attributes." + key, text))));
      }
      return new AiSystemProfile(
          withoutGaps("aliases", aliases),
          stripped(purpose),
          stripped(intendedUse),
          owner,
          stripped(organisation),
          stripped(unit),
          withoutGaps("organisationRoles", organisationRoles),
          Objects.requireNonNullElse(technology, Technology.UNKNOWN),
          Objects.requireNonNullElse(decisionPart, DecisionPart.UNKNOWN),
          Objects.requireNonNullElse(offering, Offering.UNKNOWN),
          stripped(topicArea),
          stripped(sector),
          stripped(vendor),
          values);
    }
  }

  @Schema(name = "ExternalId")
  record ExternalIdRequest(
      @Schema(required = true, maxLength = 100) @Nullable String scope,
      @Schema(required = true, maxLength = 200) @Nullable String id) {
    ExternalId toValue() {
      return new ExternalId(
          Fields.text("externalId.scope", scope, 100).strip(),
          Fields.text("externalId.id", id, 200).strip());
    }
  }

  @Schema(
      name = "GivenProvenance",
      description = "Where values come from, and how far they are to be believed")
  record ProvenanceRequest(
      @Schema(description = "Left out: DISCOVERED for an integration, else DECLARED")
          @Nullable FieldSource source,
      @Schema(
              description =
                  "Who or what says so: a scan, a document; an integration's own id when left out",
              maxLength = ProfileLimits.SHORT_TEXT)
          @Nullable String from,
      @Schema(description = "UNKNOWN when left out") @Nullable Confidence confidence) {
    Provenance toValue(@Nullable Provenance usual) {
      var otherwise = Objects.requireNonNullElse(usual, Provenance.DECLARED);
      return new Provenance(
          Objects.requireNonNullElse(source, otherwise.source()),
          from == null || from.isBlank() ? otherwise.from() : from.strip(),
          Objects.requireNonNullElse(confidence, otherwise.confidence()));
    }
  }

  /// Merge patch (RFC 7396): absent stays, null clears, a value replaces. Read as nodes, because a
  /// record can't tell absent from null.
  @Schema(name = "DescribeAiSystem", description = "Absent stays, null clears, a value replaces")
  record DescribeRequest(
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String reason,
      @Schema(type = SchemaType.STRING) @Nullable JsonNode name,
      @Schema(type = SchemaType.ARRAY, implementation = String.class) @Nullable JsonNode aliases,
      @Schema(type = SchemaType.STRING, nullable = true) @Nullable JsonNode purpose,
      @Schema(type = SchemaType.STRING, nullable = true) @Nullable JsonNode intendedUse,
      @Schema(type = SchemaType.STRING, nullable = true) @Nullable JsonNode organisation,
      @Schema(type = SchemaType.STRING, nullable = true) @Nullable JsonNode unit,
      @Schema(type = SchemaType.ARRAY, implementation = OrganisationRole.class)
          @Nullable JsonNode organisationRoles,
      @Schema(implementation = Technology.class) @Nullable JsonNode technology,
      @Schema(implementation = DecisionPart.class) @Nullable JsonNode decisionPart,
      @Schema(implementation = Offering.class) @Nullable JsonNode offering,
      @Schema(type = SchemaType.STRING, nullable = true) @Nullable JsonNode topicArea,
      @Schema(type = SchemaType.STRING, nullable = true) @Nullable JsonNode sector,
      @Schema(type = SchemaType.STRING, nullable = true) @Nullable JsonNode vendor,
      @Schema(type = SchemaType.OBJECT, description = "Name to text, or to null to remove it")
          @Nullable JsonNode attributes,
      @Schema(description = "Of the new values") @Nullable ProvenanceRequest provenance) {

    /// The command.
    ///
    /// @param usual provenance of what this sender says; absent: declared
    AiSystemCommand.Describe toCommand(UUID system, @Nullable Provenance usual, Instant now) {
      return legal(
          () ->
              new AiSystemCommand.Describe(
                  system,
                  patch(),
                  new Reason(Fields.required("reason", reason)),
                  provenance == null ? usual : provenance.toValue(usual),
                  now));
    }

    private ProfilePatch patch() {
      var patch = new TreeMap<String, List<String>>();
      text(patch, "name", name);
      texts(patch, "aliases", aliases);
      text(patch, "purpose", purpose);
      text(patch, "intendedUse", intendedUse);
      text(patch, "organisation", organisation);
      text(patch, "unit", unit);
      texts(patch, "organisationRoles", organisationRoles);
      constant(patch, "technology", technology, Technology::valueOf);
      constant(patch, "decisionPart", decisionPart, DecisionPart::valueOf);
      constant(patch, "offering", offering, Offering::valueOf);
      text(patch, "topicArea", topicArea);
      text(patch, "sector", sector);
      text(patch, "vendor", vendor);
      attributeTexts(patch, attributes);
      return new ProfilePatch(patch);
    }
  }

  @Schema(name = "AssignOwner")
  record OwnerRequest(
      @Schema(required = true, maxLength = 100) @Nullable String owner,
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String reason) {
    AiSystemCommand.AssignOwner toCommand(UUID system, Instant now) {
      return legal(
          () ->
              new AiSystemCommand.AssignOwner(
                  system,
                  new Owner(Fields.required("owner", owner)),
                  new Reason(Fields.required("reason", reason)),
                  now));
    }
  }

  @Schema(name = "EnterStage")
  record StageRequest(
      @Schema(required = true) @Nullable Stage stage,
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String reason) {
    AiSystemCommand.EnterStage toCommand(UUID system, Instant now) {
      return legal(
          () ->
              new AiSystemCommand.EnterStage(
                  system,
                  Fields.required("stage", stage),
                  new Reason(Fields.required("reason", reason)),
                  now));
    }
  }

  @Schema(name = "DetermineHighImpact")
  record HighImpactRequest(
      @Schema(required = true) @Nullable HighImpact highImpact,
      @Schema(description = "Required for PRESUMED_BUT_NOT", maxLength = Reason.LONGEST)
          @Nullable String justification) {
    AiSystemCommand.DetermineHighImpact toCommand(UUID system, Instant now) {
      return legal(
          () ->
              new AiSystemCommand.DetermineHighImpact(
                  system,
                  Fields.required("highImpact", highImpact),
                  Objects.requireNonNullElse(justification, ""),
                  now));
    }
  }

  @Schema(name = "Reason")
  record ReasonRequest(
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String reason) {
    AiSystemCommand.Suspend toSuspend(UUID system, Instant now) {
      return new AiSystemCommand.Suspend(system, value(), null, now);
    }

    AiSystemCommand.Resume toResume(UUID system, Instant now) {
      return new AiSystemCommand.Resume(system, value(), null, now);
    }

    AiSystemCommand.Retire toRetire(UUID system, Instant now) {
      return new AiSystemCommand.Retire(system, value(), now);
    }

    private Reason value() {
      return legal(() -> new Reason(Fields.required("reason", reason)));
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

  private static @Nullable String stripped(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static <T> List<T> withoutGaps(String field, @Nullable List<T> values) {
    if (values == null) {
      return List.of();
    }
    values.forEach(
        value -> {
          if (value == null) {
            throw new IllegalFieldException(field, "must not contain null");
          }
        });
    return List.copyOf(values);
  }

  private static void text(Map<String, List<String>> patch, String field, @Nullable JsonNode node) {
    if (node == null) {
      return;
    }
    if (node.isNull()) {
      patch.put(field, List.of());
    } else if (node.isTextual()) {
      patch.put(field, List.of(node.asText().strip()));
    } else {
      throw new IllegalFieldException(field, "must be a text or null");
    }
  }

  private static void texts(
      Map<String, List<String>> patch, String field, @Nullable JsonNode node) {
    if (node == null) {
      return;
    }
    if (!node.isNull() && !node.isArray()) {
      throw new IllegalFieldException(field, "must be a list or null");
    }
    var values = new ArrayList<String>();
    for (Iterator<JsonNode> nodes = node.elements(); nodes.hasNext(); ) {
      var element = nodes.next();
      if (!element.isTextual()) {
        throw new IllegalFieldException(field, "must be a list of texts");
      }
      values.add(element.asText().strip());
    }
    patch.put(field, List.copyOf(values));
  }

  private static <T extends Enum<T>> void constant(
      Map<String, List<String>> patch,
      String field,
      @Nullable JsonNode node,
      Function<String, T> valueOf) {
    text(patch, field, node);
    var values = patch.getOrDefault(field, List.of());
    // A vocabulary word for "not known" is stored like an absent value.
    if (!values.isEmpty() && values.getFirst().equals("UNKNOWN")) {
      patch.put(field, List.of());
    } else if (!values.isEmpty()) {
      try {
        var _ = valueOf.apply(values.getFirst());
      } catch (IllegalArgumentException _) {
        throw new IllegalFieldException(field, "is not a value of this field");
      }
    }
  }

  private static void attributeTexts(Map<String, List<String>> patch, @Nullable JsonNode node) {
    if (node == null) {
      return;
    }
    if (!node.isObject()) {
      throw new IllegalFieldException("attributes", "must be an object");
    }
    for (var attribute : node.properties()) {
      var field = ProfileFields.ATTRIBUTE + attribute.getKey();
      var value = attribute.getValue();
      if (!value.isNull() && !value.isTextual()) {
        throw new IllegalFieldException(field, "must be a text or null");
      }
      patch.put(field + ".raw", value.isNull() ? List.of() : List.of(value.asText()));
      // What was understood of the old text doesn't belong to the new one.
      patch.put(field + ".parsed", List.of());
      patch.put(field + ".precision", List.of());
      patch.put(field + ".flag", List.of());
    }
  }
}
