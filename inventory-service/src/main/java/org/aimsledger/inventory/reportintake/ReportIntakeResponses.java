package org.aimsledger.inventory.reportintake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of what became of events.
final class ReportIntakeResponses {
  private ReportIntakeResponses() {}

  @Schema(name = "RecordedReport")
  record RecordedResponse(
      UUID report,
      UUID system,
      @Schema(description = "Whether it had been recorded before this delivery")
          boolean repeated) {}

  @Schema(name = "HeldReport")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HeldResponse(
      @Schema(description = "The report that it will be; under this id it is held") UUID held,
      @Schema(description = "The finding of unregistered AI use, which follows within seconds")
          @Nullable UUID finding) {}

  /// What became of one event of a batch.
  enum Result {
    RECORDED,
    DUPLICATE,
    HELD,
    QUARANTINED
  }

  @Schema(name = "BatchItem")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ItemResponse(
      @Schema(description = "Place in the batch, from 0") int index,
      Result result,
      @Schema(description = "Of a recorded or held event") @Nullable UUID report,
      @Schema(description = "Of a recorded event") @Nullable UUID system,
      @Schema(description = "Of a held event") @Nullable UUID finding,
      @Schema(description = "Of a quarantined event: its entry") @Nullable UUID quarantine,
      @Schema(description = "Of a quarantined event") @Nullable QuarantineReason reason,
      @Schema(description = "Of a quarantined event") @Nullable String detail) {

    static ItemResponse of(int index, Intake intake) {
      return switch (intake) {
        case Intake.Recorded(var report, var system, var before) ->
            new ItemResponse(
                index,
                before ? Result.DUPLICATE : Result.RECORDED,
                report,
                system,
                null,
                null,
                null,
                null);
        case Intake.Held(var report, var finding) ->
            new ItemResponse(index, Result.HELD, report, null, finding, null, null, null);
        case Intake.Kept(var entry, var why) ->
            new ItemResponse(
                index, Result.QUARANTINED, null, null, null, entry, why.reason(), why.detail());
        case Intake.Refused(var why) ->
            throw new IllegalStateException("neither recorded nor kept: " + why);
      };
    }
  }

  @Schema(name = "BatchResult")
  record BatchResponse(
      int recorded, int duplicates, int held, int quarantined, List<ItemResponse> items) {

    static BatchResponse of(List<Intake> intakes) {
      var items = new ArrayList<ItemResponse>(intakes.size());
      var counts = new EnumMap<Result, Integer>(Result.class);
      for (var intake : intakes) {
        var item = ItemResponse.of(items.size(), intake);
        counts.merge(item.result(), 1, Integer::sum);
        items.add(item);
      }
      return new BatchResponse(
          counts.getOrDefault(Result.RECORDED, 0),
          counts.getOrDefault(Result.DUPLICATE, 0),
          counts.getOrDefault(Result.HELD, 0),
          counts.getOrDefault(Result.QUARANTINED, 0),
          List.copyOf(items));
    }
  }
}
