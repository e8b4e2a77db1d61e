package org.aimsledger.incident.review;

import static org.aimsledger.servicekit.problem.Fields.check;
import static org.aimsledger.servicekit.problem.Fields.required;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.aimsledger.contracts.incident.CausePart;
import org.aimsledger.contracts.incident.CauseSource;
import org.aimsledger.contracts.incident.PlaybookPhase;
import org.aimsledger.contracts.incident.PlaybookStep;
import org.aimsledger.contracts.incident.PlaybookText;
import org.aimsledger.contracts.incident.ReviewStep;
import org.aimsledger.contracts.incident.StepGuard;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.platform.ReviewableIncident;
import org.aimsledger.incident.platform.Texts;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests.
final class ReviewRequests {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_STEP_TEXT = 160;
  private static final int LONGEST_WORD = 60;
  private static final int LAST_YEAR = 2100;
  private static final int MOST_MINUTES = 525_600;
  private static final String SHORT_NAME = "[a-z0-9][a-z0-9-]{0,59}";

  private ReviewRequests() {}

  @Schema(name = "StartReview")
  record Start(
      @Schema(description = "Id of a person who had no part in the incident")
          @Nullable String facilitator) {
    ReviewCommand toCommand(UUID incident, ReviewableIncident seen, PersonId by, Instant now) {
      return new ReviewCommand.Start(incident, person("facilitator", facilitator), seen, by, now);
    }
  }

  @Schema(name = "ChangeFacilitator")
  record ChangeFacilitator(@Nullable String facilitator, @Nullable String reason) {
    ReviewCommand toCommand(UUID incident, ReviewableIncident seen, Instant now) {
      return new ReviewCommand.ChangeFacilitator(
          incident, person("facilitator", facilitator), words("reason", reason), seen, now);
    }
  }

  @Schema(name = "FindCause")
  record FindCause(
      @Nullable CausePart part,
      @Schema(description = "A category of `GET /cause-categories`") @Nullable String category,
      @Schema(description = "What went wrong; not who") @Nullable String statement,
      @Schema(description = "Where it lies, if in a thing of the inventory")
          @Nullable Source source) {
    ReviewCommand toCommand(UUID incident, UUID cause, PersonId by, Instant now) {
      return new ReviewCommand.FindCause(
          incident,
          cause,
          required("part", part),
          check("category", () -> Texts.legal("it", required("category", category), LONGEST_WORD)),
          words("statement", statement),
          source == null ? null : source.toSource(),
          by,
          now);
    }
  }

  @Schema(name = "CauseSourceBody")
  record Source(
      @Schema(description = "As the inventory names kinds of components, e.g. MODEL, SUPPLIER")
          @Nullable String kind,
      @Nullable UUID id) {
    CauseSource toSource() {
      var given = required("source.kind", kind);
      if (!given.matches("[A-Z][A-Z_]{0,39}")) {
        throw Problems.invalidField("source.kind", "must be a kind of the inventory, e.g. MODEL")
            .toException();
      }
      return new CauseSource(given, required("source.id", id));
    }
  }

  @Schema(name = "WithdrawCause")
  record WithdrawCause(@Nullable String reason) {
    ReviewCommand toCommand(UUID incident, UUID cause, PersonId by, Instant now) {
      return new ReviewCommand.WithdrawCause(incident, cause, words("reason", reason), by, now);
    }
  }

  @Schema(name = "LearnLesson")
  record Learn(
      @Nullable String text,
      @Schema(description = "A step that a playbook needs; absent: no playbook changes")
          @Nullable Step step) {
    ReviewCommand toCommand(UUID incident, UUID lesson, PersonId by, Instant now) {
      return new ReviewCommand.Learn(
          incident, lesson, words("text", text), step == null ? null : step.toStep(), by, now);
    }
  }

  @Schema(name = "LessonStep")
  record Step(
      @Schema(description = "A playbook of `GET /playbooks`") @Nullable String playbook,
      @Schema(description = "Short name; one that the playbook has already is replaced")
          @Nullable String step,
      @Nullable PlaybookPhase phase,
      @Schema(description = "A role of `GET /playbooks`") @Nullable String role,
      @Schema(description = "After the start; absent: no time is set")
          @Nullable Integer dueInMinutes,
      @Schema(description = "What has to be true before") @Nullable StepGuard guard,
      @Nullable Text text) {
    ReviewStep toStep() {
      if (dueInMinutes != null && (dueInMinutes < 1 || dueInMinutes > MOST_MINUTES)) {
        throw Problems.invalidField("step.dueInMinutes", "must be 1 to " + MOST_MINUTES)
            .toException();
      }
      return new ReviewStep(
          shortName("step.playbook", playbook),
          new PlaybookStep(
              shortName("step.step", step),
              required("step.phase", phase),
              shortName("step.role", role),
              dueInMinutes,
              guard,
              required("step.text", text).toText()));
    }
  }

  @Schema(name = "LessonText")
  record Text(@Nullable String en, @Nullable String zhHans, @Nullable String zhHant) {
    PlaybookText toText() {
      return new PlaybookText(
          stepText("step.text.en", en),
          stepText("step.text.zhHans", zhHans),
          stepText("step.text.zhHant", zhHant));
    }
  }

  @Schema(name = "PlanCorrectiveAction")
  record PlanAction(
      @Nullable String title,
      @Nullable String description,
      @Schema(description = "The cause that it removes; absent: none in particular")
          @Nullable UUID cause,
      @Schema(description = "Id of the person who answers for it") @Nullable String owner,
      @Schema(description = "Last day, today or later (UTC)") @Nullable LocalDate due) {
    ReviewCommand toCommand(UUID incident, UUID action, PersonId by, Instant now) {
      var day = required("due", due);
      if (day.getYear() > LAST_YEAR) {
        throw Problems.invalidField("due", "must be before " + (LAST_YEAR + 1)).toException();
      }
      return new ReviewCommand.PlanAction(
          incident,
          action,
          cause,
          check("title", () -> Texts.legal("it", required("title", title), LONGEST_TITLE)),
          words("description", description),
          person("owner", owner),
          day,
          by,
          now);
    }
  }

  @Schema(name = "CompleteReview")
  record Complete(@Nullable String summary) {
    ReviewCommand toCommand(UUID incident, ReviewableIncident seen, PersonId by, Instant now) {
      return new ReviewCommand.Complete(incident, words("summary", summary), seen, by, now);
    }
  }

  @Schema(name = "WaiveReview")
  record Waive(@Nullable String reason) {
    ReviewCommand toCommand(UUID incident, ReviewableIncident seen, PersonId by, Instant now) {
      return new ReviewCommand.Waive(incident, words("reason", reason), seen, by, now);
    }
  }

  private static Reason words(String field, @Nullable String text) {
    return check(field, () -> new Reason(required(field, text)));
  }

  private static PersonId person(String field, @Nullable String id) {
    return check(field, () -> new PersonId(required(field, id)));
  }

  private static String stepText(String field, @Nullable String text) {
    return check(field, () -> Texts.legal("it", required(field, text), LONGEST_STEP_TEXT));
  }

  private static String shortName(String field, @Nullable String name) {
    var given = required(field, name);
    if (!given.matches(SHORT_NAME)) {
      throw Problems.invalidField(field, "must be 1 to 60 of a-z, 0-9 and -").toException();
    }
    return given;
  }
}
