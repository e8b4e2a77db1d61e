package org.aimsledger.incident.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.ActionStanding;
import org.aimsledger.contracts.incident.CausePart;
import org.aimsledger.contracts.incident.CauseSource;
import org.aimsledger.contracts.incident.ReviewStep;
import org.aimsledger.incident.platform.CauseCategoryPacks;
import org.aimsledger.incident.review.Review.Absent;
import org.aimsledger.incident.review.Review.Completed;
import org.aimsledger.incident.review.Review.Known;
import org.aimsledger.incident.review.Review.Underway;
import org.aimsledger.incident.review.Review.Waived;
import org.aimsledger.referencedata.CauseCategories;
import org.aimsledger.referencedata.Titles;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Reviews as they are sent.
final class ReviewResponses {
  private ReviewResponses() {}

  /// Where it stands.
  enum Standing {
    UNDERWAY,
    COMPLETED,
    WAIVED
  }

  @Schema(name = "IncidentReview")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OneReview(
      UUID incident,
      Standing standing,
      @Nullable String facilitator,
      @Nullable Instant startedAt,
      List<UUID> systems,
      List<OneCause> causes,
      List<OneLesson> lessons,
      List<OneAction> actions,
      List<OneReassessment> reassessments,
      @Schema(description = "What the review says, or why it was waived")
          @Nullable Settlement settlement) {}

  @Schema(name = "ReviewSettlement")
  record Settlement(String by, String text, Instant at) {}

  @Schema(name = "ReviewCause")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OneCause(
      UUID id,
      CausePart part,
      String category,
      @Nullable Titles title,
      String statement,
      @Nullable CauseSource source,
      String packVersion,
      Instant at,
      @Schema(description = "Why it was no cause after all") @Nullable String withdrawn) {}

  @Schema(name = "ReviewLesson")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OneLesson(
      UUID id,
      String text,
      @Nullable ReviewStep step,
      String by,
      Instant at,
      @Schema(description = "Version of the playbook that was proposed because of it")
          @Nullable Long proposedVersion,
      @Schema(description = "Why no playbook was given a version") @Nullable String notProposed) {}

  @Schema(name = "ReviewAction")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OneAction(
      UUID id,
      @Nullable UUID cause,
      String title,
      String owner,
      LocalDate due,
      @Schema(description = "Neither done nor given up, and the last day has passed (UTC)")
          boolean overdue,
      ActionStanding standing,
      Instant plannedAt,
      Instant toldAt) {}

  @Schema(name = "ReviewReassessment")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OneReassessment(
      UUID system,
      Instant triggeredAt,
      @Nullable UUID assessment,
      @Nullable LocalDate due,
      @Nullable Instant returnedAt) {}

  @Schema(name = "CauseCategories")
  record Categories(String pack, String source, List<OneCategory> categories) {}

  @Schema(name = "CauseCategory")
  record OneCategory(
      String id,
      @Schema(description = "Class of causes that it belongs to") String group,
      Titles title,
      String source) {}

  static Categories categories(CauseCategories pack) {
    return new Categories(
        pack.version().toString(),
        pack.source(),
        pack.categories().stream()
            .map(one -> new OneCategory(one.id(), one.group(), one.title(), one.source()))
            .toList());
  }

  /// @param today what "overdue" is measured on
  static OneReview one(UUID incident, Review review, CauseCategoryPacks packs, LocalDate today) {
    return switch (review) {
      case Absent _ -> throw ReviewProblemResponses.none(incident).toException();
      case Underway s ->
          one(incident, s, Standing.UNDERWAY, s.facilitator(), s.startedAt(), null, packs, today);
      case Completed s ->
          one(
              incident,
              s,
              Standing.COMPLETED,
              s.facilitator(),
              null,
              settlement(s.told()),
              packs,
              today);
      case Waived s ->
          one(incident, s, Standing.WAIVED, null, null, settlement(s.told()), packs, today);
    };
  }

  private static Settlement settlement(Findings.Told told) {
    return new Settlement(told.by(), told.text(), told.at());
  }

  private static OneReview one(
      UUID incident,
      Known known,
      Standing standing,
      @Nullable String facilitator,
      @Nullable Instant startedAt,
      @Nullable Settlement settlement,
      CauseCategoryPacks packs,
      LocalDate today) {
    var findings = known.findings();
    return new OneReview(
        incident,
        standing,
        facilitator,
        startedAt,
        findings.systems(),
        findings.causes().stream().map(one -> cause(one, packs)).toList(),
        findings.lessons().stream().map(ReviewResponses::lesson).toList(),
        findings.actions().stream().map(one -> action(one, today)).toList(),
        findings.reassessments().stream().map(ReviewResponses::reassessment).toList(),
        settlement);
  }

  private static OneCause cause(Findings.Cause one, CauseCategoryPacks packs) {
    return new OneCause(
        one.id(),
        one.part(),
        one.category(),
        packs.title(one.packVersion(), one.category()).orElse(null),
        one.statement(),
        one.source(),
        one.packVersion(),
        one.at(),
        one.withdrawn());
  }

  private static OneLesson lesson(Findings.Lesson one) {
    return new OneLesson(
        one.id(), one.text(), one.step(), one.by(), one.at(), one.proposed(), one.misfit());
  }

  private static OneAction action(Findings.Action one, LocalDate today) {
    return new OneAction(
        one.id(),
        one.cause(),
        one.title(),
        one.owner(),
        one.due(),
        isToBeDone(one.standing()) && one.due().isBefore(today),
        one.standing(),
        one.plannedAt(),
        one.toldAt());
  }

  private static boolean isToBeDone(ActionStanding standing) {
    return switch (standing) {
      case PLANNED, OPEN, INEFFECTIVE -> true;
      case DONE, VERIFIED, CANCELLED -> false;
    };
  }

  private static OneReassessment reassessment(Findings.Reassessment one) {
    return new OneReassessment(
        one.system(), one.triggeredAt(), one.assessment(), one.due(), one.returnedAt());
  }
}
