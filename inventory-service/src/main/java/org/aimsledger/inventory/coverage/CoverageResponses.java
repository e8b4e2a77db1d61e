package org.aimsledger.inventory.coverage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.platform.UnregisteredUseLookup;
import org.aimsledger.referencedata.CoverageMeasures;
import org.aimsledger.referencedata.CoverageMeasures.Measure;
import org.aimsledger.referencedata.Titles;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Coverage as it is answered.
final class CoverageResponses {
  private CoverageResponses() {}

  /// @param covered systems whose answer counts
  /// @param answers how many systems gave which answer; UNKNOWN where nothing is known,
  ///   UNRECOGNISED where what was said is none of the answers
  @Schema(name = "CoverageOfMeasure")
  record OneMeasure(
      String id, Titles title, String source, long covered, Map<String, Long> answers) {}

  /// @param systems how many were looked at
  @Schema(name = "Coverage")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Coverage(
      String policyVersion,
      long systems,
      List<OneMeasure> measures,
      @Schema(description = "Open findings of unregistered AI use") @Nullable Long unregistered,
      @Schema(description = "Instead of unregistered: there are more than this many")
          @Nullable Long unregisteredAtLeast) {
    Coverage with(UnregisteredUseLookup.Open open) {
      return new Coverage(
          policyVersion,
          systems,
          measures,
          open.isMore() ? null : open.findings(),
          open.isMore() ? open.findings() : null);
    }
  }

  /// @param value absent where it is unknown
  @Schema(name = "CoverageGroup")
  record OneGroup(@Nullable String value, long systems, long covered) {}

  /// @param truncated whether there are more groups than are listed
  @Schema(name = "CoverageBreakdown")
  record Breakdown(
      String policyVersion, String measure, List<OneGroup> groups, boolean truncated) {}

  @Schema(name = "CoverageSystem")
  record OneSystem(
      UUID id,
      String name,
      @Nullable String owner,
      @Nullable String organisation,
      @Nullable String unit,
      Stage stage,
      HighImpact highImpact) {}

  /// A page as the API documents it; what is sent is a [org.aimsledger.servicekit.paging.Page].
  @Schema(name = "CoverageSystemPage")
  record SystemPage(
      List<OneSystem> items,
      @Nullable Long total,
      @Schema(description = "Instead of total: there are more than this many")
          @Nullable Long totalAtLeast,
      @Schema(description = "To be sent as `cursor`; absent on the last page")
          @Nullable String nextCursor) {}

  static Coverage coverage(CoverageMeasures pack, CoverageQuery.Counts counts) {
    var measures = new ArrayList<OneMeasure>();
    for (var measure : pack.measures()) {
      measures.add(one(measure, counts));
    }
    return new Coverage(pack.version().toString(), counts.systems(), measures, null, null);
  }

  private static OneMeasure one(Measure measure, CoverageQuery.Counts counts) {
    var answers = new TreeMap<String, Long>();
    var covered = 0L;
    for (var count : counts.answers()) {
      if (Answers.measureOf(count.written()).equals(measure.id())) {
        var answer = Answers.answerOf(count.written());
        answers.put(answer, count.systems());
        covered += measure.covers(answer, Answers.UNKNOWN) ? count.systems() : 0;
      }
    }
    return new OneMeasure(measure.id(), measure.title(), measure.source(), covered, answers);
  }

  static OneSystem system(CoverageRow row) {
    return new OneSystem(
        row.id, row.name, row.owner, row.organisation, row.unit, row.stage, row.highImpact);
  }
}
