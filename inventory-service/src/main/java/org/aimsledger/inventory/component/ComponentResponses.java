package org.aimsledger.inventory.component;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.FieldValue;
import org.aimsledger.inventory.component.Component.Known;
import org.aimsledger.inventory.platform.DependentsResponses;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of one component.
final class ComponentResponses {
  private ComponentResponses() {}

  @Schema(name = "Component")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ComponentResponse(
      UUID id,
      long version,
      ComponentKind kind,
      @Schema(description = "The first there is: English, Simplified or Traditional Chinese, label")
          String name,
      @Nullable UUID parent,
      @Nullable String label,
      Condition condition,
      @Schema(description = "What is known, with source and confidence of each")
          Map<String, FieldValue> fields,
      @Schema(description = "Fields of this kind that have no value") List<String> unknown,
      @Nullable ExternalId externalId,
      @Schema(description = "The last assessment for each criterion")
          List<ComponentEvent.QualityAssessed> quality,
      List<ComponentEvent.ResponsibilityAllocated> responsibilities,
      ComponentEvent.@Nullable DueDiligenceRecorded dueDiligence,
      List<ComponentEvent.ContractRecorded> contracts,
      @Nullable SupplierChangesResponse supplierChanges,
      Instant registeredAt,
      Instant changedAt,
      @Nullable Instant retiredAt,
      @Nullable String retirementReason) {

    static ComponentResponse of(UUID id, long version, Known component) {
      var facts = component.facts();
      var findings = facts.findings();
      var retired = component instanceof Component.Retired r ? r : null;
      return new ComponentResponse(
          id,
          version,
          facts.kind(),
          facts.name(),
          facts.parent(),
          facts.label(),
          retired == null ? Condition.ACTIVE : Condition.RETIRED,
          facts.fields(),
          unknown(facts),
          facts.externalId(),
          List.copyOf(findings.quality().values()),
          List.copyOf(findings.responsibilities().values()),
          findings.dueDiligence(),
          List.copyOf(findings.contracts().values()),
          SupplierChangesResponse.of(findings),
          facts.registeredAt(),
          facts.changedAt(),
          retired == null ? null : retired.retiredAt(),
          retired == null ? null : retired.reason());
    }

    private static List<String> unknown(Component.Facts facts) {
      return ComponentCatalogue.of(facts.kind()).fields().keySet().stream()
          .filter(
              field -> {
                var value = facts.fields().get(field);
                return value == null || value.values().isEmpty();
              })
          .toList();
    }
  }

  enum Condition {
    ACTIVE,
    RETIRED
  }

  @Schema(name = "SupplierChanges", description = "All of them are in the history")
  record SupplierChangesResponse(
      long recorded,
      @Schema(description = "How many the supplier had not announced") long silent,
      ComponentEvent.SupplierChanged last) {
    static @Nullable SupplierChangesResponse of(Component.Findings findings) {
      return findings.lastChange() == null
          ? null
          : new SupplierChangesResponse(
              findings.changes(), findings.silentChanges(), findings.lastChange());
    }
  }

  /// What is recorded of a kind.
  @Schema(name = "ComponentKindRule")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record KindResponse(
      @Schema(description = "Kind of the parent; absent for what stands alone")
          @Nullable ComponentKind partOf,
      SortedMap<String, FieldResponse> fields) {}

  @Schema(name = "ComponentFieldRule")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record FieldResponse(
      FieldRule.Form form,
      @Schema(description = "Most values") int most,
      @Schema(description = "Most characters of a value") int longest,
      @Schema(description = "Values that are allowed beside UNKNOWN; absent: any")
          List<String> words) {
    static FieldResponse of(FieldRule rule) {
      return new FieldResponse(rule.form(), rule.most(), rule.longest(), rule.words());
    }
  }

  /// Fields of every kind.
  static SortedMap<ComponentKind, KindResponse> catalogue() {
    var kinds = new TreeMap<ComponentKind, KindResponse>();
    Arrays.stream(ComponentKind.values())
        .filter(kind -> kind != ComponentKind.AI_SYSTEM)
        .forEach(
            kind -> {
              var rule = ComponentCatalogue.of(kind);
              var fields = new TreeMap<String, FieldResponse>();
              rule.fields().forEach((name, field) -> fields.put(name, FieldResponse.of(field)));
              kinds.put(kind, new KindResponse(rule.partOf(), fields));
            });
    return kinds;
  }

  /// What a state is on the wire.
  static ComponentResponse body(UUID id, long version, Component state) {
    return switch (state) {
      case Component.Known known -> ComponentResponse.of(id, version, known);
      case Component.Absent _ -> throw new IllegalStateException("nothing has happened to " + id);
    };
  }

  /// 404.
  static Problem unknown(UUID id) {
    return Problems.notFound("component/unknown", "component", id);
  }

  /// What a business "no" is on the wire.
  static Problem problem(ComponentRejection reason) {
    return switch (reason) {
      case ComponentRejection.UnknownComponent r -> unknown(r.component());
      case ComponentRejection.AlreadyRegistered r ->
          no(
                  "component/already-registered",
                  "The component is registered already",
                  "Another one of this kind has this external id; ids are never used again.")
              .with("component", r.component());
      case ComponentRejection.ComponentRetired r ->
          no(
                  "component/retired",
                  "The component is retired",
                  "Retirement is final; register what replaces it as a component of its own.")
              .with("component", r.component());
      case ComponentRejection.UnknownParent r ->
          unprocessable(
              "component/parent-unknown",
              "The parent is not in the inventory",
              "parent",
              "There is no " + r.kind() + " " + r.parent() + ".");
      case ComponentRejection.ParentRetired r ->
          no(
                  "component/parent-retired",
                  "The parent is retired",
                  "What is retired gets no new versions or deployments.")
              .with("parent", r.parent());
      case ComponentRejection.UnknownSubject r ->
          unprocessable(
              "component/subject-unknown",
              "What was changed is not in the inventory",
              "subject",
              "There is no component and no AI system " + r.subject() + ".");
      case ComponentRejection.FieldNotLegal r ->
          unprocessable(
              "component/field-not-legal",
              "The description would not be legal",
              r.field(),
              r.detail());
      case ComponentRejection.KindDiffers r ->
          no(
                  "component/kind-differs",
                  "Only other kinds of components have this",
                  "It is a " + r.kind() + ", not one of " + sorted(r) + ".")
              .with("kind", r.kind());
      case ComponentRejection.StillNeeded r ->
          no(
                  "component/still-needed",
                  "Something depends on it",
                  "Link what is named to something else, or take the links back"
                      + (r.dependents().complete() ? "." : "; there is more than what is named."))
              .with("component", r.component())
              .with("dependents", DependentsResponses.of(r.dependents()))
              .with("complete", r.dependents().complete());
      case ComponentRejection.TooMany r ->
          no(
                  "component/too-many",
                  "There are too many of these",
                  "A component has at most " + r.most() + " " + r.what() + ".")
              .with("component", r.component());
    };
  }

  private static List<ComponentKind> sorted(ComponentRejection.KindDiffers reason) {
    return reason.allowed().stream().sorted().toList();
  }

  private static Problem no(String slug, String title, String detail) {
    return Problem.of(409, slug, title, detail);
  }

  private static Problem unprocessable(String slug, String title, String field, String detail) {
    return Problem.of(422, slug, title, detail).withError(field, detail);
  }
}
