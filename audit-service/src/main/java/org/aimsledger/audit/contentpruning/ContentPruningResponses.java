package org.aimsledger.audit.contentpruning;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.audit.contentpruning.ContentPruning.Absent;
import org.aimsledger.audit.contentpruning.ContentPruning.Confirmed;
import org.aimsledger.audit.contentpruning.ContentPruning.Finished;
import org.aimsledger.audit.contentpruning.ContentPruning.Ordered;
import org.aimsledger.audit.contentpruning.ContentPruning.SetAside;
import org.aimsledger.audit.contentpruning.ContentPruning.Wanted;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Prunings as they are sent.
final class ContentPruningResponses {
  private ContentPruningResponses() {}

  /// @param state `ORDERED`, `CONFIRMED`, `FINISHED` or `SET_ASIDE`
  /// @param rule version of the pack retention-rules
  /// @param minimum how long the class is kept at least
  /// @param count entries that were named so far
  /// @param refused why the database has refused a part, so that the pruning was set aside
  @Schema(name = "ContentPruning")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Pruning(
      UUID id,
      String state,
      String recordClass,
      String rule,
      String minimum,
      Instant before,
      String reason,
      String orderedBy,
      @Nullable String confirmedBy,
      long count,
      @Nullable String refused) {
    static Pruning of(UUID id, ContentPruning pruning) {
      return switch (pruning) {
        case Absent _ -> throw unknown(id).toException();
        case Ordered(var wanted) -> of(id, "ORDERED", wanted, null, 0, null);
        case Confirmed open ->
            of(id, "CONFIRMED", open.wanted(), open.confirmedBy(), open.count(), null);
        case Finished done ->
            of(id, "FINISHED", done.wanted(), done.confirmedBy(), done.count(), null);
        case SetAside(var wanted, var confirmedBy, var count, var part, var reason) ->
            of(id, "SET_ASIDE", wanted, confirmedBy, count, "part %d: %s".formatted(part, reason));
      };
    }

    private static Pruning of(
        UUID id,
        String state,
        Wanted wanted,
        @Nullable String confirmedBy,
        long count,
        @Nullable String refused) {
      return new Pruning(
          id,
          state,
          wanted.recordClass(),
          wanted.rule(),
          wanted.minimum(),
          wanted.before(),
          wanted.reason(),
          wanted.orderedBy(),
          confirmedBy,
          count,
          refused);
    }
  }

  static Problem unknown(UUID id) {
    return Problems.notFound("content-pruning/unknown", "pruning", id);
  }

  static Problem problem(UUID id, ContentPruningRejection rejection) {
    return switch (rejection) {
      case ContentPruningRejection.Unknown _ -> unknown(id);
      case ContentPruningRejection.UnknownClass(var recordClass, var rule) ->
          Problem.of(
              422,
              "content-pruning/unknown-class",
              "No such class of records",
              "%s has no class %s. What no class names is kept for ever."
                  .formatted(rule, recordClass));
      case ContentPruningRejection.StillKept(var recordClass, var minimum, var latest) ->
          Problem.of(
                  422,
                  "content-pruning/still-kept",
                  "Some of it has to be kept",
                  "The class %s is kept for %s: before can be %s at the latest."
                      .formatted(recordClass, minimum, latest))
              .with("latest", latest.toString());
      case ContentPruningRejection.SamePerson _ ->
          Problem.of(
              403,
              "content-pruning/same-person",
              "Nobody confirms his own order",
              "Somebody else has to confirm this pruning.");
    };
  }
}
