package org.aimsledger.audit.correctiveaction;

import static org.aimsledger.servicekit.problem.Fields.required;
import static org.aimsledger.servicekit.problem.Fields.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests.
final class CorrectiveActionRequests {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_REASON = 2_000;
  private static final int LONGEST_PERSON = 200;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2100;

  private CorrectiveActionRequests() {}

  /// What is to be done by whom until when.
  @Schema(name = "OpenCorrectiveAction")
  record Open(
      @Nullable String title,
      @Nullable String description,
      @Schema(description = "The AI systems concerned; absent: none in particular")
          @Nullable List<@Nullable UUID> systems,
      @Schema(description = "Id of the person who answers for it") @Nullable String owner,
      @Schema(description = "Last day, today or later (UTC)") @Nullable LocalDate due) {
    CorrectiveActionCommand toCommand(UUID action, String by, Instant now) {
      var given = systems == null ? List.<@Nullable UUID>of() : systems;
      if (given.size() > CorrectiveActionCommand.MOST_SYSTEMS) {
        throw Problems.invalidField(
                "systems", "must be at most " + CorrectiveActionCommand.MOST_SYSTEMS)
            .toException();
      }
      var day = legalDay(due);
      if (day.isBefore(now.atZone(ZoneOffset.UTC).toLocalDate())) {
        throw Problems.invalidField("due", "must be today or later").toException();
      }
      return new CorrectiveActionCommand.Open(
          action,
          null,
          given.stream().map(system -> required("systems", system)).toList(),
          text("title", title, LONGEST_TITLE),
          text("description", description, LONGEST_TEXT),
          person("owner", owner),
          day,
          by,
          now);
    }
  }

  /// Who answers for it from now on.
  @Schema(name = "HandOverCorrectiveAction")
  record HandOver(@Nullable String owner, @Nullable String reason) {
    CorrectiveActionCommand toCommand(UUID action, String by, Instant now) {
      return new CorrectiveActionCommand.HandOver(
          action, person("owner", owner), text("reason", reason, LONGEST_REASON), by, now);
    }
  }

  /// Until when it has.
  @Schema(name = "ChangeDueOfCorrectiveAction")
  record ChangeDue(@Nullable LocalDate due, @Nullable String reason) {
    CorrectiveActionCommand toCommand(UUID action, String by, Instant now) {
      return new CorrectiveActionCommand.ChangeDue(
          action, legalDay(due), text("reason", reason, LONGEST_REASON), by, now);
    }
  }

  /// What was done.
  @Schema(name = "CorrectiveActionDone")
  record Done(@Nullable String result) {
    CorrectiveActionCommand toCommand(UUID action, String by, Instant now) {
      return new CorrectiveActionCommand.ReportDone(
          action, text("result", result, LONGEST_TEXT), by, now);
    }
  }

  /// Whether it helps.
  @Schema(name = "CheckCorrectiveAction")
  record Check(
      @Nullable Boolean effective,
      @Schema(description = "What shows it") @Nullable String evidence,
      @Schema(description = "New last day, where it doesn't help") @Nullable LocalDate due) {
    CorrectiveActionCommand toCommand(UUID action, String by, Instant now) {
      var shown = text("evidence", evidence, LONGEST_TEXT);
      return required("effective", effective)
          ? new CorrectiveActionCommand.Verify(action, shown, by, now)
          : new CorrectiveActionCommand.FindIneffective(action, shown, legalDay(due), by, now);
    }
  }

  /// Why it is given up.
  @Schema(name = "CancelCorrectiveAction")
  record Cancel(@Nullable String reason) {
    CorrectiveActionCommand toCommand(UUID action, String by, Instant now) {
      return new CorrectiveActionCommand.Cancel(
          action, text("reason", reason, LONGEST_REASON), by, now);
    }
  }

  private static String person(String field, @Nullable String id) {
    var person = text(field, id, LONGEST_PERSON).strip();
    if (person.chars().anyMatch(Character::isWhitespace)) {
      throw Problems.invalidField(field, "must not contain white space").toException();
    }
    return person;
  }

  /// Databases know fewer years than Java, and nobody plans for centuries.
  private static LocalDate legalDay(@Nullable LocalDate day) {
    var given = required("due", day);
    if (given.getYear() < FIRST_YEAR || given.getYear() > LAST_YEAR) {
      throw Problems.invalidField("due", "must be between " + FIRST_YEAR + " and " + LAST_YEAR)
          .toException();
    }
    return given;
  }
}
