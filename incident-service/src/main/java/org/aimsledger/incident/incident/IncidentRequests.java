package org.aimsledger.incident.incident;

import static org.aimsledger.servicekit.problem.Fields.check;
import static org.aimsledger.servicekit.problem.Fields.required;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.ResponseRole;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.contracts.incident.TimePrecision;
import org.aimsledger.incident.incident.IncidentCommand.Actor;
import org.aimsledger.incident.incident.IncidentCommand.MergeTarget;
import org.aimsledger.incident.platform.HoldStanding;
import org.aimsledger.incident.platform.Patience;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.platform.ReviewStanding;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests. Each becomes a command or a 400 that names the field.
final class IncidentRequests {
  private IncidentRequests() {}

  /// @param systems ids of AI systems; absent or empty when not known yet
  @Schema(name = "RaiseIncident")
  record Raise(
      @Nullable String title,
      @Nullable String description,
      @Nullable List<@Nullable UUID> systems,
      @Schema(description = "When it began, where known; never in the future")
          @Nullable Instant occurredAt,
      @Schema(description = "How exactly that is known; EXACT when absent, UNKNOWN has no time")
          @Nullable TimePrecision occurredPrecision,
      @Schema(description = "When it began in the words of whoever said it")
          @Nullable String occurredText) {
    IncidentCommand toCommand(UUID incident, IncidentOrigin origin, Instant now) {
      return new IncidentCommand.Raise(
          incident,
          check("title", () -> new Title(required("title", title))),
          narrative("description", description),
          systemIds(),
          origin,
          null,
          time("occurredAt", occurredAt),
          occurredPrecision == null && occurredText == null
              ? null
              : IncidentTimeRequests.stated(
                  "occurredAt", occurredAt, occurredPrecision, occurredText),
          now);
    }

    private List<UUID> systemIds() {
      var given = systems == null ? List.<@Nullable UUID>of() : systems;
      if (given.size() > IncidentCommand.MAX_SYSTEMS) {
        throw Problems.invalidField(
                "systems", "has more than " + IncidentCommand.MAX_SYSTEMS + " entries")
            .toException();
      }
      return given.stream().map(system -> required("systems", system)).toList();
    }
  }

  @Schema(name = "LinkSystem")
  record LinkSystem(@Nullable UUID system, @Nullable String reason) {
    IncidentCommand toCommand(UUID incident, Instant now) {
      return new IncidentCommand.LinkSystem(
          incident, required("system", system), reasonOf(reason), now);
    }
  }

  @Schema(name = "TriageIncident")
  record Triage(
      @Nullable IncidentKind kind,
      @Nullable Severity severity,
      @Schema(description = "Independent of `severity`; UNDECIDED when absent")
          @Nullable OecdSeverity oecdSeverity,
      @Schema(description = "When the organisation became aware; never in the future")
          @Nullable Instant awareAt,
      @Schema(description = "Id of the person who leads the response") @Nullable String commander) {
    IncidentCommand toCommand(UUID incident, Instant now) {
      return new IncidentCommand.Triage(
          incident,
          required("kind", kind),
          required("severity", severity),
          oecdSeverity == null ? OecdSeverity.UNDECIDED : oecdSeverity,
          required("awareAt", time("awareAt", awareAt)),
          person("commander", commander),
          now);
    }
  }

  @Schema(name = "ChangeKind")
  record ChangeKind(@Nullable IncidentKind kind, @Nullable String reason) {
    IncidentCommand toCommand(UUID incident, Instant now) {
      return new IncidentCommand.ChangeKind(
          incident, required("kind", kind), reasonOf(reason), now);
    }
  }

  @Schema(name = "ChangeSeverity")
  record ChangeSeverity(@Nullable Severity severity, @Nullable String reason) {
    IncidentCommand toCommand(UUID incident, Actor by, Instant now) {
      return new IncidentCommand.ChangeSeverity(
          incident, required("severity", severity), reasonOf(reason), by, now);
    }
  }

  @Schema(name = "ChangeOecdSeverity")
  record ChangeOecdSeverity(@Nullable OecdSeverity oecdSeverity, @Nullable String reason) {
    IncidentCommand toCommand(UUID incident, Instant now) {
      return new IncidentCommand.ChangeOecdSeverity(
          incident, required("oecdSeverity", oecdSeverity), reasonOf(reason), now);
    }
  }

  @Schema(name = "AssignCommander")
  record AssignCommander(@Nullable String commander, @Nullable String reason) {
    IncidentCommand toCommand(UUID incident, Instant now) {
      return new IncidentCommand.AssignCommander(
          incident, person("commander", commander), reasonOf(reason), now);
    }
  }

  @Schema(name = "AssignRole")
  record AssignRole(@Nullable ResponseRole role, @Nullable String person, @Nullable String reason) {
    IncidentCommand toCommand(UUID incident, PersonId by, Instant now) {
      return new IncidentCommand.AssignRole(
          incident,
          required("role", role),
          IncidentRequests.person("person", person),
          reasonOf(reason),
          by,
          now);
    }
  }

  @Schema(name = "RequestContainment")
  record RequestContainment(@Nullable UUID system, @Nullable String reason) {
    IncidentCommand toCommand(UUID incident, Patience patience, Instant now) {
      return new IncidentCommand.RequestContainment(
          incident, required("system", system), reasonOf(reason), patience, now);
    }
  }

  @Schema(name = "ReleaseContainment")
  record ReleaseContainment(@Nullable String reason) {
    IncidentCommand toCommand(UUID incident, UUID system, Instant now) {
      return new IncidentCommand.ReleaseContainment(incident, system, reasonOf(reason), now);
    }
  }

  @Schema(name = "AddNote")
  record AddNote(
      @Nullable String text,
      @Schema(description = "When what it tells of happened, if not now")
          @Nullable Instant occurredAt) {
    IncidentCommand toCommand(UUID incident, Instant now) {
      return new IncidentCommand.AddNote(
          incident, narrative("text", text), time("occurredAt", occurredAt), now);
    }
  }

  @Schema(name = "HypothesiseCause")
  record HypothesiseCause(@Nullable CauseClass cause, @Nullable String statement) {
    IncidentCommand toCommand(UUID incident, Instant now) {
      return new IncidentCommand.HypothesiseCause(
          incident, required("cause", cause), narrative("statement", statement), now);
    }
  }

  @Schema(name = "ResolveIncident")
  record Resolve(
      @Nullable String summary,
      @Schema(description = "Class of the cause found; UNDETERMINED when absent")
          @Nullable CauseClass cause,
      @Nullable String rootCause) {
    IncidentCommand toCommand(
        UUID incident, HoldStanding hold, boolean factsStated, List<UUID> unanswered, Instant now) {
      return new IncidentCommand.Resolve(
          incident,
          narrative("summary", summary),
          cause == null ? CauseClass.UNDETERMINED : cause,
          narrative("rootCause", rootCause),
          hold,
          factsStated,
          unanswered,
          now);
    }
  }

  @Schema(name = "CloseIncident")
  record Close(@Nullable String lessons) {
    IncidentCommand toCommand(
        UUID incident,
        PersonId by,
        List<String> openClocks,
        boolean factsStated,
        HoldStanding hold,
        ReviewStanding review,
        Instant now) {
      return new IncidentCommand.Close(
          incident, narrative("lessons", lessons), by, openClocks, factsStated, hold, review, now);
    }
  }

  @Schema(name = "ReopenIncident")
  record Reopen(@Nullable String newFacts) {
    IncidentCommand toCommand(UUID incident, Instant now) {
      return new IncidentCommand.Reopen(incident, narrative("newFacts", newFacts), now);
    }
  }

  @Schema(name = "RejectIncident")
  record Reject(@Nullable String reason) {
    IncidentCommand toCommand(UUID incident, List<String> openClocks, Instant now) {
      return new IncidentCommand.Reject(incident, reasonOf(reason), openClocks, now);
    }
  }

  @Schema(name = "MergeIncident")
  record Merge(
      @Schema(description = "The incident that carries on") @Nullable UUID into,
      @Nullable String reason) {
    UUID target() {
      return required("into", into);
    }

    IncidentCommand toCommand(
        UUID incident, MergeTarget target, List<String> openClocks, Instant now) {
      return new IncidentCommand.Merge(
          incident, target(), target, reasonOf(reason), openClocks, now);
    }
  }

  private static Reason reasonOf(@Nullable String text) {
    return check("reason", () -> new Reason(required("reason", text)));
  }

  private static Narrative narrative(String field, @Nullable String text) {
    return check(field, () -> new Narrative(required(field, text)));
  }

  private static PersonId person(String field, @Nullable String id) {
    return check(field, () -> new PersonId(required(field, id)));
  }

  private static @Nullable Instant time(String field, @Nullable Instant given) {
    return check(field, () -> WorldTime.legalOrAbsent(field, given));
  }
}
