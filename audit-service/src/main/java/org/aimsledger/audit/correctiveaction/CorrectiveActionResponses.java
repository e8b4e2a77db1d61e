package org.aimsledger.audit.correctiveaction;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.audit.correctiveaction.CorrectiveAction.Absent;
import org.aimsledger.audit.correctiveaction.CorrectiveAction.Cancelled;
import org.aimsledger.audit.correctiveaction.CorrectiveAction.Done;
import org.aimsledger.audit.correctiveaction.CorrectiveAction.Known;
import org.aimsledger.audit.correctiveaction.CorrectiveAction.Open;
import org.aimsledger.audit.correctiveaction.CorrectiveAction.Verified;
import org.aimsledger.audit.correctiveaction.CorrectiveActionRejection.AlreadyOpened;
import org.aimsledger.audit.correctiveaction.CorrectiveActionRejection.AwaitsCheck;
import org.aimsledger.audit.correctiveaction.CorrectiveActionRejection.DueInPast;
import org.aimsledger.audit.correctiveaction.CorrectiveActionRejection.Ended;
import org.aimsledger.audit.correctiveaction.CorrectiveActionRejection.NotDone;
import org.aimsledger.audit.correctiveaction.CorrectiveActionRejection.NotTheOwner;
import org.aimsledger.audit.correctiveaction.CorrectiveActionRejection.OwnWork;
import org.aimsledger.audit.correctiveaction.CorrectiveActionRejection.Unknown;
import org.aimsledger.contracts.audit.CorrectiveActionStanding;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Corrective actions as they are sent, and refusals.
final class CorrectiveActionResponses {
  private CorrectiveActionResponses() {}

  @Schema(name = "CorrectiveAction")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OneAction(
      UUID id,
      @Nullable UUID incident,
      List<UUID> systems,
      String title,
      String description,
      String owner,
      LocalDate due,
      @Schema(description = "Not done, and the last day has passed (UTC)") boolean overdue,
      CorrectiveActionStanding standing,
      String plannedBy,
      Instant openedAt,
      @Schema(description = "Why what was done before did not help") @Nullable String finding,
      @Nullable String result,
      @Nullable Ending ending) {}

  /// Who said that it helps, or gave it up, and why.
  @Schema(name = "CorrectiveActionEnding")
  record Ending(String by, String why, Instant at) {}

  /// @param today what "overdue" is measured on
  static OneAction one(CorrectiveAction action, LocalDate today) {
    return switch (action) {
      case Absent _ -> throw new IllegalStateException("nothing to show");
      case Open open -> one(open, open.facts().due().isBefore(today), open.finding(), null, null);
      case Done done -> one(done, false, null, done.result(), null);
      case Verified v -> one(v, false, null, v.result(), new Ending(v.by(), v.evidence(), v.at()));
      case Cancelled c -> one(c, false, null, null, new Ending(c.by(), c.reason(), c.at()));
    };
  }

  private static OneAction one(
      Known known,
      boolean overdue,
      @Nullable String finding,
      @Nullable String result,
      @Nullable Ending ending) {
    var facts = known.facts();
    return new OneAction(
        facts.action(),
        facts.incident(),
        facts.systems(),
        facts.title(),
        facts.description(),
        facts.owner(),
        facts.due(),
        overdue,
        CorrectiveActionDecider.standing(known),
        facts.plannedBy(),
        facts.openedAt(),
        finding,
        result,
        ending);
  }

  static Problem unknown(UUID action) {
    return Problems.notFound("corrective-action/unknown", "corrective action", action);
  }

  static Problem problem(CorrectiveActionRejection rejection) {
    return switch (rejection) {
      case Unknown r -> unknown(r.action());
      case AlreadyOpened _ ->
          conflict("already-opened", "The id is in use", "Send another id, or none.");
      case NotTheOwner r ->
          Problem.of(
              403,
              "corrective-action/not-the-owner",
              "Only who answers for it says that it is done",
              r.owner() + " answers for it. Have it handed over first, or let its owner report.");
      case OwnWork _ ->
          Problem.of(
              403,
              "corrective-action/own-work",
              "Who has done it doesn't judge it",
              "Somebody who has never answered for it and has not done it has to decide.");
      case NotDone _ ->
          conflict(
              "not-done",
              "It is not done",
              "Its owner has to say first what was done: POST to completion.");
      case AwaitsCheck _ ->
          conflict(
              "awaits-check",
              "It was done and awaits a check",
              "Somebody else looks first whether it helps: POST to check.");
      case Ended r ->
          conflict(
              "ended", "It has ended", "It is " + r.standing() + ". Open another one if need be.");
      case DueInPast r ->
          Problems.invalidField("due", "must be today, " + r.today() + ", or later");
    };
  }

  private static Problem conflict(String slug, String title, String detail) {
    return Problem.of(409, "corrective-action/" + slug, title, detail);
  }
}
