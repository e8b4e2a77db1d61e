package org.aimsledger.incident.playbookrun;

import static org.aimsledger.servicekit.problem.Fields.check;
import static org.aimsledger.servicekit.problem.Fields.required;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.StepGuard;
import org.aimsledger.contracts.incident.StepOutcome;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests. Each becomes a command or a 400 that names the field.
final class PlaybookRunRequests {
  private PlaybookRunRequests() {}

  @Schema(name = "StartPlaybook")
  record Start(@Nullable String playbook, @Nullable String reason) {
    String key() {
      return required("playbook", playbook);
    }

    Reason why() {
      return text("reason", reason);
    }
  }

  @Schema(name = "StartDrill")
  record StartDrill(
      @Nullable String playbook,
      @Schema(description = "What is supposed to have happened") @Nullable String scenario) {
    String key() {
      return required("playbook", playbook);
    }

    Reason why() {
      return text("scenario", scenario);
    }
  }

  @Schema(name = "SettleStep")
  record Settle(
      @Nullable StepOutcome outcome,
      @Schema(description = "What was done, or why it was not") @Nullable String note) {
    PlaybookRunCommand toCommand(
        UUID run, String step, Set<StepGuard> guards, PersonId by, Instant now) {
      return new PlaybookRunCommand.Settle(
          run, step, required("outcome", outcome), text("note", note), guards, by, now);
    }
  }

  @Schema(name = "CompletePlaybook")
  record Complete(@Nullable String lessons) {
    PlaybookRunCommand toCommand(UUID run, Instant now) {
      return new PlaybookRunCommand.Complete(run, text("lessons", lessons), now);
    }
  }

  @Schema(name = "AbandonPlaybook")
  record Abandon(@Nullable String reason) {
    PlaybookRunCommand toCommand(UUID run, Instant now) {
      return new PlaybookRunCommand.Abandon(run, text("reason", reason), now);
    }
  }

  private static Reason text(String field, @Nullable String given) {
    return check(field, () -> new Reason(required(field, given)));
  }
}
