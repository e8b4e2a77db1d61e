package org.aimsledger.incident.incident;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.PersonPart;
import org.aimsledger.contracts.incident.ResponseRole;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.incident.incident.Incident.Absent;
import org.aimsledger.incident.incident.Incident.Active;
import org.aimsledger.incident.incident.Incident.Known;
import org.aimsledger.incident.incident.Incident.Open;
import org.aimsledger.incident.incident.Incident.Reported;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers: an incident as it is, and its history.
final class IncidentResponses {
  private IncidentResponses() {}

  @Schema(name = "Incident")
  record OneIncident(
      UUID id,
      IncidentStatus status,
      @Schema(description = "Steps that it can take now, as paths below it; each has its guards")
          List<String> moves,
      String title,
      String description,
      IncidentOrigin origin,
      @Schema(description = "The AI system event that led to it") @Nullable UUID report,
      List<UUID> systems,
      @Schema(
              description =
                  "Those of the systems that the inventory has not told of, as of now: mistyped, or"
                      + " not registered yet. Absent where nobody has looked")
          @Nullable List<UUID> unknownSystems,
      @Schema(description = "As it was reported; `times` has what is known now")
          @Nullable Instant occurredAt,
      Instant raisedAt,
      @Schema(description = "Times of the world as they are known now, with their precision")
          List<IncidentTimeResponses.OneTime> times,
      @Schema(description = "Records of this and other services that it has to do with")
          List<IncidentTimeResponses.OneLink> links,
      @Nullable Acknowledged acknowledgement,
      @Nullable Judgement assessment,
      @Schema(description = "What it is in vocabularies of others; ids, named by taxonomies")
          List<Sorted> classifications,
      @Schema(description = "Who has which part beside the commander") List<OneRole> roles,
      List<OneContainment> containments,
      @Schema(description = "Ids only; who they are is at persons") List<Involved> persons,
      @Nullable Hypothesis hypothesis,
      @Schema(description = "How far the mending has come, where somebody has said so")
          @Nullable Mending remedy,
      @Nullable Result resolution,
      @Nullable Lessons closure,
      @Schema(description = "Why it was last reopened") @Nullable String newFacts,
      @Nullable Rejection rejection,
      @Nullable Merger merger,
      Instant lastChangedAt) {}

  @Schema(name = "Acknowledgement")
  record Acknowledged(String responder, Instant at) {}

  @Schema(name = "Assessment")
  record Judgement(
      IncidentKind kind,
      Severity severity,
      OecdSeverity oecdSeverity,
      Instant awareAt,
      String commander,
      Instant triagedAt) {}

  @Schema(name = "IncidentClassification")
  record Sorted(
      String taxonomy, String edition, List<String> entries, String policyVersion, Instant at) {}

  @Schema(name = "ResponseRoleHolder")
  record OneRole(ResponseRole role, String person, Instant since) {}

  @Schema(name = "Containment")
  record OneContainment(
      UUID system,
      String status,
      String reason,
      Instant requestedAt,
      @Schema(description = "Which request is the last one: 1, 2, 3 …") int attempts,
      @Schema(description = "When the last request has to be answered") @Nullable Instant answerDue,
      @Schema(description = "When those on call were told that no request was answered")
          @Nullable Instant escalatedAt,
      @Schema(description = "What the owner of the system said") @Nullable String detail,
      @Nullable Instant answeredAt,
      @Nullable Instant suspendedAt,
      @Nullable Instant endedAt) {}

  @Schema(name = "InvolvedPerson")
  record Involved(UUID id, PersonPart part) {}

  @Schema(name = "CauseHypothesis")
  record Hypothesis(CauseClass cause, String statement) {}

  @Schema(name = "Remedy")
  record Mending(
      IncidentStatus step,
      @Schema(description = "What was said at this step") @Nullable String said,
      @Schema(description = "How long it is watched") @Nullable Instant watchUntil,
      Instant since) {}

  @Schema(name = "Resolution")
  record Result(String summary, CauseClass cause, String rootCause, Instant at) {}

  @Schema(name = "Closure")
  record Lessons(String lessons, Instant at) {}

  @Schema(name = "Rejection")
  record Rejection(String reason, Instant at) {}

  @Schema(name = "Merger")
  record Merger(UUID into, String reason, Instant at) {}

  static OneIncident one(Incident incident) {
    return one(incident, null);
  }

  /// @param unknown systems that the inventory has not told of; null: nobody has looked
  static OneIncident one(Incident incident, @Nullable List<UUID> unknown) {
    return one(incident, unknown, null);
  }

  /// @param unknown systems that the inventory has not told of; null: nobody has looked
  /// @param titles of linked records that were told of; null: nobody has looked
  static OneIncident one(
      Incident incident, @Nullable List<UUID> unknown, @Nullable Map<UUID, String> titles) {
    return switch (incident) {
      case Absent _ -> throw new IllegalStateException("nothing to show");
      case Known known -> one(known, new Looked(unknown, titles), details(known));
    };
  }

  /// What was looked up beside the incident itself; null: nobody has looked.
  private record Looked(@Nullable List<UUID> unknown, @Nullable Map<UUID, String> titles) {}

  /// What the states have beyond the facts.
  private record Details(
      @Nullable Acknowledged acknowledgement,
      @Nullable Judgement assessment,
      @Nullable Result resolution,
      @Nullable Lessons closure,
      @Nullable Rejection rejection,
      @Nullable Merger merger) {
    static final Details NONE = new Details(null, null, null, null, null, null);
  }

  private static Details details(Known incident) {
    return switch (incident) {
      case Open s -> openDetails(s);
      case Incident.Resolved s ->
          new Details(
              acknowledged(s.acknowledgement()),
              judgement(s.assessment()),
              result(s.resolution()),
              null,
              null,
              null);
      case Incident.Closed s ->
          new Details(
              acknowledged(s.acknowledgement()),
              judgement(s.assessment()),
              result(s.resolution()),
              new Lessons(s.closure().lessons(), s.closure().at()),
              null,
              null);
      case Incident.Rejected s -> {
        var was = openDetails(s.was());
        yield new Details(
            was.acknowledgement(),
            was.assessment(),
            null,
            null,
            new Rejection(s.reason(), s.at()),
            null);
      }
      case Incident.Merged s -> {
        var was = openDetails(s.was());
        yield new Details(
            was.acknowledgement(),
            was.assessment(),
            null,
            null,
            null,
            new Merger(s.into(), s.reason(), s.at()));
      }
    };
  }

  private static Details openDetails(Open incident) {
    return switch (incident) {
      case Reported _ -> Details.NONE;
      case Incident.Acknowledged s ->
          new Details(acknowledged(s.acknowledgement()), null, null, null, null, null);
      case Active s ->
          new Details(
              acknowledged(s.acknowledgement()), judgement(s.assessment()), null, null, null, null);
    };
  }

  private static OneIncident one(Known incident, Looked looked, Details details) {
    var facts = incident.facts();
    var cause = facts.hypothesis();
    return new OneIncident(
        facts.incident(),
        incident.status(),
        Moves.from(incident.status()),
        facts.title(),
        facts.description(),
        facts.origin(),
        facts.report(),
        facts.systems(),
        looked.unknown(),
        facts.occurredAt(),
        facts.raisedAt(),
        IncidentTimeResponses.times(incident),
        IncidentTimeResponses.links(incident, looked.titles()),
        details.acknowledgement(),
        details.assessment(),
        facts.classifications().stream()
            .map(
                one ->
                    new Sorted(
                        one.taxonomy(),
                        one.edition(),
                        one.entries(),
                        one.policyVersion(),
                        one.at()))
            .toList(),
        Arrays.stream(ResponseRole.values())
            .flatMap(role -> facts.holder(role).stream())
            .map(one -> new OneRole(one.role(), one.person(), one.since()))
            .toList(),
        facts.containments().stream().map(IncidentResponses::containment).toList(),
        facts.persons().stream().map(person -> new Involved(person.id(), person.part())).toList(),
        cause == null ? null : new Hypothesis(cause.classification(), cause.statement()),
        mending(incident),
        details.resolution(),
        details.closure(),
        facts.newFacts(),
        details.rejection(),
        details.merger(),
        facts.lastAt());
  }

  private static @Nullable Mending mending(Known incident) {
    return incident instanceof Active active && active.remedy() != null
        ? new Mending(
            active.remedy().step(),
            active.remedy().said(),
            active.remedy().watchUntil(),
            active.remedy().since())
        : null;
  }

  private static Acknowledged acknowledged(Incident.Acknowledgement acknowledgement) {
    return new Acknowledged(acknowledgement.responder(), acknowledgement.at());
  }

  private static Judgement judgement(Assessment assessment) {
    return new Judgement(
        assessment.kind(),
        assessment.severity(),
        assessment.oecdSeverity(),
        assessment.awareAt(),
        assessment.commander(),
        assessment.triagedAt());
  }

  private static Result result(Incident.Resolution resolution) {
    return new Result(
        resolution.summary(),
        resolution.cause().classification(),
        resolution.cause().statement(),
        resolution.at());
  }

  private static OneContainment containment(Containment containment) {
    return new OneContainment(
        containment.system(),
        containment.status().name(),
        containment.reason(),
        containment.requestedAt(),
        containment.asking().attempt(),
        containment.asking().answerDue(),
        containment.asking().escalatedAt(),
        containment.detail(),
        containment.answeredAt(),
        containment.suspendedAt(),
        containment.endedAt());
  }
}
