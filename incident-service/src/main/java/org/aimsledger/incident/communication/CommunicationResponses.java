package org.aimsledger.incident.communication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.CommunicationAudience;
import org.aimsledger.incident.communication.Communication.Absent;
import org.aimsledger.incident.communication.Communication.Cleared;
import org.aimsledger.incident.communication.Communication.Content;
import org.aimsledger.incident.communication.Communication.Draft;
import org.aimsledger.incident.communication.Communication.Issued;
import org.aimsledger.incident.communication.Communication.Retracted;
import org.aimsledger.incident.communication.CommunicationRejection.ImpossibleTime;
import org.aimsledger.incident.communication.CommunicationRejection.NotApproved;
import org.aimsledger.incident.communication.CommunicationRejection.OwnWork;
import org.aimsledger.incident.communication.CommunicationRejection.SentAlready;
import org.aimsledger.incident.communication.CommunicationRejection.UnknownCommunication;
import org.aimsledger.incident.communication.CommunicationRejection.UnknownIncident;
import org.aimsledger.incident.communication.CommunicationRejection.WithdrawnAlready;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers.
final class CommunicationResponses {
  private CommunicationResponses() {}

  /// Where it stands.
  enum Standing {
    DRAFT,
    APPROVED,
    SENT,
    WITHDRAWN
  }

  @Schema(name = "Communication")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OneCommunication(
      UUID id,
      UUID incident,
      CommunicationAudience audience,
      String language,
      String subject,
      String text,
      Standing standing,
      @Nullable String approvedBy,
      @Nullable String how,
      @Nullable Instant sentAt,
      @Nullable String withdrawnReason,
      @Nullable Instant withdrawnAt) {
    OneCommunication withdrawn(String reason, Instant at) {
      return new OneCommunication(
          id,
          incident,
          audience,
          language,
          subject,
          text,
          Standing.WITHDRAWN,
          approvedBy,
          how,
          sentAt,
          reason,
          at);
    }
  }

  static Object one(UUID id, Communication state) {
    return switch (state) {
      case Absent _ -> unknown(id);
      case Draft(var content) -> shown(id, content, Standing.DRAFT, null, null, null);
      case Cleared(var content, var by, _) -> shown(id, content, Standing.APPROVED, by, null, null);
      case Issued(var content, var by, var how, var sentAt) ->
          shown(id, content, Standing.SENT, by, how, sentAt);
      case Retracted(var was, var reason, var at) ->
          one(id, was) instanceof OneCommunication before
              ? before.withdrawn(reason, at)
              : unknown(id);
    };
  }

  private static OneCommunication shown(
      UUID id,
      Content content,
      Standing standing,
      @Nullable String approvedBy,
      @Nullable String how,
      @Nullable Instant sentAt) {
    return new OneCommunication(
        id,
        content.incident(),
        content.audience(),
        content.language(),
        content.subject(),
        content.text(),
        standing,
        approvedBy,
        how,
        sentAt,
        null,
        null);
  }

  static Problem problem(CommunicationRejection rejection) {
    return switch (rejection) {
      case UnknownIncident r -> Problems.notFound("incident/unknown", "incident", r.incident());
      case UnknownCommunication r -> unknown(r.communication());
      case OwnWork _ ->
          Problem.of(
              409,
              "communication/own-work",
              "Whoever wrote it can't approve it",
              "Have somebody approve it who did not write at this text.");
      case NotApproved _ ->
          Problem.of(
              409,
              "communication/not-approved",
              "It was not approved",
              "Have it approved as it stands now, then send it.");
      case SentAlready r ->
          Problem.of(
              409,
              "communication/sent",
              "It was sent",
              "It was sent at " + r.sentAt() + ". Withdraw it and draft another one.");
      case WithdrawnAlready r ->
          Problem.of(
              409,
              "communication/withdrawn",
              "It was withdrawn",
              "It was withdrawn at " + r.at() + ". Draft another one.");
      case ImpossibleTime r ->
          Problems.invalidField(
              "sentAt",
              "must be between its approval at " + r.earliest() + " and now, " + r.latest());
    };
  }

  static Problem unknown(UUID communication) {
    return Problems.notFound("communication/unknown", "communication", communication);
  }
}
