package org.aimsledger.inventory.dependency;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.inventory.dependency.DependencyQuery.Answer;
import org.aimsledger.inventory.dependency.DependencyQuery.Hit;
import org.aimsledger.servicekit.paging.Page;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of links from both ends, and of what follows from them.
final class DependencyResponses {
  private DependencyResponses() {}

  @Schema(name = "DependencyNode", description = "An AI system or a component")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NodeResponse(
      ComponentKind kind,
      UUID id,
      @Nullable String name,
      @Nullable UUID parent,
      @Nullable String label,
      @Nullable String nameEn,
      @Nullable String nameZhHans,
      @Nullable String nameZhHant,
      @Nullable Boolean retired) {
    static NodeResponse of(DependencyNodeRow row) {
      return new NodeResponse(
          row.kind,
          row.id,
          row.name,
          row.parent,
          row.label,
          row.nameEn,
          row.nameZhHans,
          row.nameZhHant,
          row.retired);
    }

    /// The names are not there while the view of the ends is behind that of the links.
    static NodeResponse of(ComponentKind kind, UUID id, Map<UUID, DependencyNodeRow> known) {
      var row = known.get(id);
      return row == null
          ? new NodeResponse(kind, id, null, null, null, null, null, null, null)
          : of(row);
    }
  }

  @Schema(name = "Reached", description = "One thing that depends on it, or that it depends on")
  record HitResponse(
      NodeResponse node,
      @Schema(description = "How many steps away") int distance,
      @Schema(description = "The thing before it on a shortest way") UUID via,
      @Schema(
              description =
                  "The relation between the two; WHOLE: it is the whole of that one; PART: it is a"
                      + " part of that one")
          String how) {
    static HitResponse of(Hit hit) {
      var reached = hit.reached();
      var via = reached.via();
      return new HitResponse(
          NodeResponse.of(hit.node()),
          reached.distance(),
          via == null ? reached.id() : via,
          reached.how());
    }
  }

  @Schema(name = "Reach", description = "What depends on a thing, or what it depends on")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReachResponse(
      NodeResponse of,
      List<HitResponse> items,
      @Schema(description = "On all pages, of each kind") Map<ComponentKind, Long> byKind,
      @Schema(description = "On all pages; at least this many when not complete") long total,
      @Schema(description = "Whether everything was looked at: beyond a bound nothing is followed")
          boolean complete,
      @Nullable String nextCursor) {
    static ReachResponse of(Answer answer, Page<HitResponse> page) {
      return new ReachResponse(
          NodeResponse.of(answer.start()),
          page.items(),
          answer.byKind(),
          answer.byKind().values().stream().mapToLong(Long::longValue).sum(),
          answer.complete(),
          page.nextCursor());
    }
  }

  @Schema(name = "ComponentLinkSummary")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LinkSummaryResponse(
      UUID id,
      long version,
      NodeResponse from,
      Relation relation,
      NodeResponse to,
      @Schema(description = "Whether it holds now") boolean active,
      FieldSource source,
      Confidence confidence,
      @Nullable String note,
      Instant since,
      @Nullable Instant removedAt,
      Instant updatedAt) {
    static LinkSummaryResponse of(DependencyLinkRow row, Map<UUID, DependencyNodeRow> known) {
      return new LinkSummaryResponse(
          row.id,
          row.version,
          NodeResponse.of(row.fromKind, row.fromId, known),
          row.relation,
          NodeResponse.of(row.toKind, row.toId, known),
          row.active,
          row.source,
          row.confidence,
          row.note,
          row.since,
          row.removedAt,
          row.updatedAt);
    }
  }
}
