package org.aimsledger.incident.recurrence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.incident.recurrence.RecurrenceQuery.Recurrence;
import org.aimsledger.incident.recurrence.RecurrenceQuery.SystemicProblem;
import org.aimsledger.referencedata.CauseCategories;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers of the lists.
final class RecurrenceResponses {
  private RecurrenceResponses() {}

  @Schema(name = "IncidentRecurrence")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OneRecurrence(
      UUID incident,
      String title,
      Instant raisedAt,
      @Schema(description = "The incident that came back") UUID earlier,
      String earlierTitle,
      Instant earlierRaisedAt,
      String kind,
      @Schema(description = "Systems of both") List<UUID> systems,
      @Schema(description = "Categories of root causes of both") List<String> rootCauses,
      @Schema(description = "Class of the cause of both") @Nullable String causeClass) {
    static OneRecurrence of(Recurrence one) {
      return new OneRecurrence(
          one.incident(),
          one.title(),
          one.raisedAt(),
          one.earlier(),
          one.earlierTitle(),
          one.earlierAt(),
          one.kind(),
          one.systems(),
          one.roots(),
          one.causeClass());
    }
  }

  @Schema(name = "SystemicProblem")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OneProblem(
      @Schema(description = "CATEGORY, CLASS, or a kind of the inventory, e.g. MODEL, SUPPLIER")
          String kind,
      @Schema(description = "A category, a class of causes, or an id of the inventory")
          String value,
      @Nullable String titleEn,
      @Nullable String titleZhHans,
      @Nullable String titleZhHant,
      long systems,
      long incidents,
      Instant lastRaisedAt,
      @Schema(description = "The first 50") List<UUID> systemIds,
      @Schema(description = "The first 50") List<UUID> incidentIds) {
    static OneProblem of(SystemicProblem one, CauseCategories pack) {
      var title =
          one.cause().kind().equals(SharedCause.CATEGORY)
              ? pack.category(one.cause().value()).map(CauseCategories.Category::title).orElse(null)
              : null;
      return new OneProblem(
          one.cause().kind(),
          one.cause().value(),
          title == null ? null : title.en(),
          title == null ? null : title.zhHans(),
          title == null ? null : title.zhHant(),
          one.systems(),
          one.incidents(),
          one.lastAt(),
          one.systemIds(),
          one.incidentIds());
    }
  }

  /// A page as the API documents it; what is sent is a [org.aimsledger.servicekit.paging.Page].
  @Schema(name = "IncidentRecurrencePage")
  record RecurrencePage(
      List<OneRecurrence> items,
      @Schema(description = "To be sent as `cursor`; absent on the last page")
          @Nullable String nextCursor) {}

  /// A page as the API documents it; what is sent is a [org.aimsledger.servicekit.paging.Page].
  @Schema(name = "SystemicProblemPage")
  record ProblemPage(
      List<OneProblem> items,
      @Schema(description = "To be sent as `cursor`; absent on the last page")
          @Nullable String nextCursor) {}
}
