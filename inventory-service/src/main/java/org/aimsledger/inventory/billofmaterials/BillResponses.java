package org.aimsledger.inventory.billofmaterials;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.inventory.billofmaterials.ThingComparison.Change;
import org.aimsledger.servicekit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers about bills.
final class BillResponses {
  private BillResponses() {}

  /// @param gone what the version before had and this one has not; nothing is done about it
  @Schema(name = "BillOfMaterials")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record BillResponse(
      UUID id,
      @Nullable String serialNumber,
      long version,
      String specVersion,
      @Schema(description = "Of the document as it came") String sha256,
      @Nullable UUID system,
      String actor,
      Instant receivedAt,
      long pending,
      long accepted,
      long done,
      long refused,
      @Schema(description = "What of the document became no item, and why") List<String> notes,
      @Schema(description = "Things that the version before had and this one has not")
          List<String> gone) {
    static BillResponse of(Bill bill, BillStore.Counts counts, List<String> gone) {
      return new BillResponse(
          bill.id(),
          bill.serialNumber(),
          bill.version(),
          bill.specVersion(),
          bill.sha256(),
          bill.system(),
          bill.actor(),
          bill.receivedAt(),
          counts.pending(),
          counts.accepted(),
          counts.done(),
          counts.refused(),
          bill.notes(),
          gone);
    }
  }

  /// One bill in a list.
  @Schema(name = "BillOfMaterialsSummary")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SummaryResponse(
      UUID id,
      @Nullable String serialNumber,
      long version,
      String sha256,
      @Nullable UUID system,
      String actor,
      Instant receivedAt) {
    static SummaryResponse of(Bill bill) {
      return new SummaryResponse(
          bill.id(),
          bill.serialNumber(),
          bill.version(),
          bill.sha256(),
          bill.system(),
          bill.actor(),
          bill.receivedAt());
    }
  }

  /// How an item stands to what the inventory knows now.
  enum Difference {
    NEW,
    SAME,
    CHANGED,
    RETIRED,
    OTHER_KIND
  }

  /// @param changes field → what is known and what the bill says; only where something changed
  @Schema(name = "BillItem")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ItemResponse(
      int number,
      @Schema(description = "JSON Pointer into the document") String place,
      String name,
      BillItem.State state,
      @Nullable String reason,
      Difference difference,
      @Schema(description = "Component or link that it is or becomes") UUID target,
      @Nullable ComponentKind kind,
      @Nullable UUID parent,
      @Nullable String label,
      @Nullable SortedMap<String, List<String>> fields,
      @Nullable SortedMap<String, Change> changes,
      @Nullable LinkEnd from,
      @Nullable Relation relation,
      @Nullable LinkEnd to,
      @Schema(description = "Places of what has no field here; it stays in the document")
          List<String> further) {
    static ItemResponse of(BillItem item, Draft.Thing thing, ThingComparison comparison) {
      return new ItemResponse(
          item.number(),
          thing.place(),
          thing.name(),
          item.state(),
          item.reason(),
          differenceOf(comparison),
          thing.target(),
          thing.kind(),
          thing.whole(),
          thing.label(),
          thing.fields(),
          comparison instanceof ThingComparison.Different(var changes) ? changes : null,
          null,
          null,
          null,
          thing.further());
    }

    static ItemResponse of(BillItem item, Draft.Link link, boolean known) {
      return new ItemResponse(
          item.number(),
          link.place(),
          link.name(),
          item.state(),
          item.reason(),
          known ? Difference.SAME : Difference.NEW,
          link.target(),
          null,
          null,
          null,
          null,
          null,
          link.from(),
          link.relation(),
          link.to(),
          List.of());
    }
  }

  private static Difference differenceOf(ThingComparison comparison) {
    return switch (comparison) {
      case ThingComparison.New _ -> Difference.NEW;
      case ThingComparison.Same _ -> Difference.SAME;
      case ThingComparison.Different _ -> Difference.CHANGED;
      case ThingComparison.Retired _ -> Difference.RETIRED;
      case ThingComparison.Other _ -> Difference.OTHER_KIND;
    };
  }

  /// Why a document is not taken, with the places.
  static Problem problem(BillRefusedException refused) {
    var first = refused.places().getFirst();
    var problem =
        Problem.of(
            400,
            refused.reason().slug(),
            refused.reason().title(),
            (first.pointer().isEmpty() ? "The document" : first.pointer())
                + ": "
                + first.problem()
                + ". Nothing was kept.");
    for (var place : refused.places()) {
      problem = problem.withError(place.pointer(), place.problem());
    }
    return problem;
  }
}
