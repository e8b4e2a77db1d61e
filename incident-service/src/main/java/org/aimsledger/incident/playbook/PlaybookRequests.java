package org.aimsledger.incident.playbook;

import static org.aimsledger.servicekit.problem.Fields.check;
import static org.aimsledger.servicekit.problem.Fields.required;

import java.time.Instant;
import java.util.List;
import org.aimsledger.contracts.incident.PlaybookPhase;
import org.aimsledger.contracts.incident.PlaybookStep;
import org.aimsledger.contracts.incident.PlaybookText;
import org.aimsledger.contracts.incident.StepGuard;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests. Each becomes a command or a 400 that names the field.
final class PlaybookRequests {
  private PlaybookRequests() {}

  @Schema(name = "ProposePlaybookVersion")
  record Propose(
      @Schema(description = "All steps, in their order, 1 to 30")
          @Nullable List<@Nullable Step> steps,
      @Nullable String reason) {
    PlaybookCommand toCommand(String key, PersonId by, Instant now) {
      var given = required("steps", steps);
      if (given.size() > PlaybookCommand.MOST_STEPS) {
        throw Problems.invalidField(
                "steps", "has more than " + PlaybookCommand.MOST_STEPS + " entries")
            .toException();
      }
      return new PlaybookCommand.Propose(
          PlaybookCommandHandler.id(key),
          key,
          given.stream().map(step -> required("steps", step).toStep()).toList(),
          reasonOf(reason),
          by,
          now);
    }
  }

  @Schema(name = "PlaybookStepBody")
  record Step(
      @Schema(description = "Short name, unique in the playbook") @Nullable String step,
      @Nullable PlaybookPhase phase,
      @Schema(description = "A role of `GET /playbooks`") @Nullable String role,
      @Schema(description = "After the start; absent: no time is set")
          @Nullable Integer dueInMinutes,
      @Schema(description = "What has to be true before") @Nullable StepGuard guard,
      @Nullable Text text) {
    PlaybookStep toStep() {
      return new PlaybookStep(
          required("steps.step", step),
          required("steps.phase", phase),
          required("steps.role", role),
          dueInMinutes,
          guard,
          required("steps.text", text).toText());
    }
  }

  @Schema(name = "PlaybookTextBody")
  record Text(@Nullable String en, @Nullable String zhHans, @Nullable String zhHant) {
    PlaybookText toText() {
      return new PlaybookText(
          required("steps.text.en", en).strip(),
          required("steps.text.zhHans", zhHans).strip(),
          required("steps.text.zhHant", zhHant).strip());
    }
  }

  @Schema(name = "RefusePlaybookVersion")
  record Refuse(@Nullable String reason) {
    PlaybookCommand toCommand(String key, long version, PersonId by, Instant now) {
      return new PlaybookCommand.Refuse(
          PlaybookCommandHandler.id(key), version, reasonOf(reason), by, now);
    }
  }

  private static Reason reasonOf(@Nullable String text) {
    return check("reason", () -> new Reason(required("reason", text)));
  }
}
