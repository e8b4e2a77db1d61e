package org.aimsledger.inventory.componentlink;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.inventory.componentlink.ComponentLink.Known;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of one link.
final class ComponentLinkResponses {
  private ComponentLinkResponses() {}

  @Schema(name = "ComponentLink")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LinkResponse(
      UUID id,
      long version,
      LinkEnd from,
      Relation relation,
      LinkEnd to,
      @Schema(description = "Whether it holds now") boolean active,
      FieldSource source,
      Confidence confidence,
      @Nullable String note,
      Instant since,
      @Nullable Instant removedAt,
      @Nullable String removalReason) {
    static LinkResponse of(UUID id, long version, Known link) {
      var facts = link.facts();
      var removed = link instanceof ComponentLink.Removed r ? r : null;
      return new LinkResponse(
          id,
          version,
          facts.from(),
          facts.relation(),
          facts.to(),
          removed == null,
          facts.source(),
          facts.confidence(),
          facts.note(),
          facts.since(),
          removed == null ? null : removed.removedAt(),
          removed == null ? null : removed.reason());
    }
  }

  /// What a state is on the wire.
  static LinkResponse body(UUID id, long version, ComponentLink state) {
    return switch (state) {
      case ComponentLink.Known known -> LinkResponse.of(id, version, known);
      case ComponentLink.Absent _ ->
          throw new IllegalStateException("nothing has happened to " + id);
    };
  }

  /// 404.
  static Problem unknown(UUID id) {
    return Problems.notFound("component-link/unknown", "link", id);
  }

  /// What a business "no" is on the wire.
  static Problem problem(ComponentLinkRejection reason) {
    return switch (reason) {
      case ComponentLinkRejection.UnknownLink r -> unknown(r.link());
      case ComponentLinkRejection.UnknownEnd r ->
          unprocessable(
              "component-link/end-unknown",
              "An end is not in the inventory",
              r.field(),
              "There is no " + r.end().kind() + " " + r.end().id() + ".");
      case ComponentLinkRejection.EndRetired r ->
          Problem.of(
                  409,
                  "component-link/end-retired",
                  "An end is retired",
                  "What is retired gets no new links; the ones it has stay.")
              .with("end", r.end());
      case ComponentLinkRejection.RelationNotAllowed r ->
          unprocessable(
                  "component-link/relation-not-allowed",
                  "These kinds are not joined like this",
                  "relation",
                  "By "
                      + r.relation()
                      + " a "
                      + r.from()
                      + " may be joined to "
                      + (r.allowed().isEmpty() ? "nothing" : r.allowed().stream().sorted().toList())
                      + ", not to a "
                      + r.to()
                      + ".")
              .with("allowed", r.allowed().stream().sorted().toList());
      case ComponentLinkRejection.EndsAreTheSame _ ->
          unprocessable(
              "component-link/ends-are-the-same",
              "Nothing depends on itself",
              "to",
              "Both ends are the same.");
      case ComponentLinkRejection.OtherSystem _ ->
          unprocessable(
              "component-link/other-system",
              "The version is one of another system",
              "to",
              "A deployment runs versions of its own system.");
    };
  }

  private static Problem unprocessable(String slug, String title, String field, String detail) {
    return Problem.of(422, slug, title, detail).withError(field, detail);
  }
}
