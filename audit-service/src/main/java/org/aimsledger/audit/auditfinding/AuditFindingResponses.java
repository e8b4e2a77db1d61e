package org.aimsledger.audit.auditfinding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.audit.auditfinding.AuditFinding.Absent;
import org.aimsledger.audit.auditfinding.AuditFinding.Closed;
import org.aimsledger.audit.auditfinding.AuditFinding.Known;
import org.aimsledger.audit.auditfinding.AuditFinding.Open;
import org.aimsledger.audit.auditfinding.AuditFinding.Said;
import org.aimsledger.audit.auditfinding.AuditFinding.Withdrawn;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.ActionsUnsettled;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.AlreadyRaised;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.DueInPast;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.Ended;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.EvidenceMissing;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.LinksChanged;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.NotTheOwner;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.NothingVerified;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.Obstacle;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.OwnFinding;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.OwnWork;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.RootCauseMissing;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.TooManyActions;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.Unknown;
import org.aimsledger.audit.auditfinding.AuditFindingRejection.UnknownAction;
import org.aimsledger.contracts.audit.CorrectiveActionStanding;
import org.aimsledger.contracts.audit.FindingEvidence;
import org.aimsledger.contracts.audit.FindingKind;
import org.aimsledger.contracts.audit.FindingRequirement;
import org.aimsledger.contracts.audit.SeenAction;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Findings as they are sent, and refusals.
final class AuditFindingResponses {
  private AuditFindingResponses() {}

  @Schema(name = "Finding")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OneFinding(
      UUID id,
      FindingKind kind,
      FindingRequirement requirement,
      String title,
      String statement,
      List<Piece> evidence,
      List<UUID> systems,
      String owner,
      LocalDate due,
      @Schema(description = "Not answered, and the last day has passed (UTC)") boolean overdue,
      AuditFindingStanding standing,
      String raisedBy,
      Instant raisedAt,
      @Schema(description = "What was done about it at once") @Nullable Statement correction,
      @Schema(description = "Why it came about") @Nullable Statement rootCause,
      List<LinkedAction> correctiveActions,
      @Nullable Ending ending) {}

  /// A record, a text, or both.
  @Schema(name = "FindingEvidencePiece")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Piece(@Nullable Place record, @Nullable String text) {
    static Piece of(FindingEvidence evidence) {
      var named = evidence.record();
      return new Piece(
          named == null ? null : new Place(named.service(), named.category(), named.id()),
          evidence.text());
    }
  }

  /// A record: as it was known at a place of the trail is at `/records/{service}/{category}/{id}`.
  @Schema(name = "FindingEvidenceRecord")
  record Place(String service, String category, UUID id) {}

  /// What somebody said about it.
  @Schema(name = "FindingStatement")
  record Statement(String text, String by, Instant at) {
    static @Nullable Statement of(@Nullable Said said) {
      return said == null ? null : new Statement(said.text(), said.by(), said.at());
    }
  }

  /// A corrective action that answers it.
  @Schema(name = "FindingLink")
  record LinkedAction(
      UUID action,
      @Schema(description = "How it stood when it was linked") Look seen,
      String linkedBy,
      Instant linkedAt) {}

  /// How an action stood when somebody looked.
  @Schema(name = "FindingLook")
  record Look(UUID action, CorrectiveActionStanding standing, long version) {
    static Look of(SeenAction seen) {
      return new Look(seen.action(), seen.standing(), seen.version());
    }
  }

  /// Who closed or withdrew it, and why.
  @Schema(name = "FindingEnding")
  record Ending(
      String by,
      String why,
      Instant at,
      @Schema(description = "The linked actions as they stood then") List<Look> seen) {}

  /// @param today what "overdue" is measured on
  static OneFinding one(AuditFinding finding, LocalDate today) {
    return switch (finding) {
      case Absent _ -> throw new IllegalStateException("nothing to show");
      case Open open -> one(open, today, null);
      case Closed c ->
          one(
              c,
              today,
              new Ending(c.by(), c.conclusion(), c.at(), c.seen().stream().map(Look::of).toList()));
      case Withdrawn w -> one(w, today, new Ending(w.by(), w.reason(), w.at(), List.of()));
    };
  }

  private static OneFinding one(Known known, LocalDate today, @Nullable Ending ending) {
    var facts = known.facts();
    var course = known.course();
    var standing = AuditFindingDecider.standing(known);
    return new OneFinding(
        facts.finding(),
        facts.kind(),
        facts.requirement(),
        facts.title(),
        facts.statement(),
        facts.evidence().stream().map(Piece::of).toList(),
        facts.systems(),
        course.owner(),
        course.due(),
        standing == AuditFindingStanding.OPEN && course.due().isBefore(today),
        standing,
        facts.raisedBy(),
        facts.raisedAt(),
        Statement.of(course.correction()),
        Statement.of(course.rootCause()),
        course.links().stream()
            .map(
                link -> new LinkedAction(link.action(), Look.of(link.seen()), link.by(), link.at()))
            .toList(),
        ending);
  }

  static Problem unknown(UUID finding) {
    return Problems.notFound("finding/unknown", "finding", finding);
  }

  static Problem problem(AuditFindingRejection rejection) {
    return switch (rejection) {
      case Unknown r -> unknown(r.finding());
      case AlreadyRaised _ ->
          conflict("already-raised", "The id is in use", "Send another id, or none.");
      case EvidenceMissing _ ->
          Problem.of(
                  422,
                  "finding/evidence-missing",
                  "A nonconformity needs evidence",
                  "Name a record or say what shows it.")
              .withError("evidence", "is needed for a nonconformity");
      case OwnFinding r ->
          Problem.of(
              403,
              "finding/own-finding",
              "Who raises a finding doesn't answer for it",
              r.by() + " has raised it. Let somebody else answer for it, or raise it.");
      case NotTheOwner r ->
          Problem.of(
              403,
              "finding/not-the-owner",
              "Only who answers for it says what was done",
              r.owner() + " answers for it. Have it handed over first, or let its owner answer.");
      case OwnWork _ ->
          Problem.of(
              403,
              "finding/own-work",
              "Who has answered for it doesn't judge it",
              "Somebody who has never answered for it has to decide.");
      case DueInPast r ->
          Problems.invalidField("due", "must be today, " + r.today() + ", or later");
      case UnknownAction r ->
          Problem.of(
                  422,
                  "finding/unknown-action",
                  "Unknown corrective action",
                  "There is no corrective action " + r.action() + ". Open it first.")
              .withError("action", "is no corrective action");
      case TooManyActions r ->
          conflict(
              "too-many-actions",
              "It has enough corrective actions",
              "At most " + r.most() + " are linked to one finding.");
      case Ended r ->
          conflict(
              "ended", "It has ended", "It is " + r.standing() + ". Raise another if need be.");
      case Obstacle r -> problem(r);
    };
  }

  /// What has to be done before it is closed.
  private static Problem problem(Obstacle obstacle) {
    return switch (obstacle) {
      case LinksChanged _ ->
          conflict(
              "links-changed",
              "Corrective actions were linked or unlinked meanwhile",
              "Nothing was changed. Read the finding again, then decide again.");
      case RootCauseMissing _ ->
          conflict(
              "root-cause-missing",
              "It is not known why it came about",
              "Its owner has to say so first: POST to root-cause.");
      case ActionsUnsettled r ->
          conflict(
                  "actions-unsettled",
                  "Corrective actions are open",
                  "Each has to be verified by somebody else, or given up.")
              .with("actions", r.actions());
      case NothingVerified _ ->
          conflict(
              "nothing-verified",
              "No corrective action was found to help",
              "Link one, and have it done and verified first: POST to corrective-actions.");
    };
  }

  private static Problem conflict(String slug, String title, String detail) {
    return Problem.of(409, "finding/" + slug, title, detail);
  }
}
