package org.aimsledger.incident.evidence;

import java.util.UUID;
import org.aimsledger.incident.evidence.EvidenceRejection.AlterationDecided;
import org.aimsledger.incident.evidence.EvidenceRejection.AlterationIsAnother;
import org.aimsledger.incident.evidence.EvidenceRejection.ArtefactIsAnother;
import org.aimsledger.incident.evidence.EvidenceRejection.AuthorityNotInformed;
import org.aimsledger.incident.evidence.EvidenceRejection.NoEvidence;
import org.aimsledger.incident.evidence.EvidenceRejection.NoFile;
import org.aimsledger.incident.evidence.EvidenceRejection.NoReleaseProposed;
import org.aimsledger.incident.evidence.EvidenceRejection.NotHeld;
import org.aimsledger.incident.evidence.EvidenceRejection.ProposerMayNotDecide;
import org.aimsledger.incident.evidence.EvidenceRejection.ReleaseIsPending;
import org.aimsledger.incident.evidence.EvidenceRejection.TimeInFuture;
import org.aimsledger.incident.evidence.EvidenceRejection.TooMany;
import org.aimsledger.incident.evidence.EvidenceRejection.UnknownAlteration;
import org.aimsledger.incident.evidence.EvidenceRejection.UnknownArtefact;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;

/// Each business "no" with its status and with what to do about it.
final class EvidenceProblemResponses {
  private EvidenceProblemResponses() {}

  /// The problem of a rejection.
  static Problem of(EvidenceRejection rejection) {
    return switch (rejection) {
      case NoEvidence r -> Problems.notFound("evidence/none", "evidence of incident", r.incident());
      case NotHeld _ ->
          conflict("not-held", "Evidence is not on hold", "POST to evidence/hold first.");
      case UnknownArtefact r ->
          Problems.notFound("evidence/unknown-artefact", "artefact", r.artefact());
      case ArtefactIsAnother r ->
          conflict(
              "artefact-is-another",
              "The id is in use",
              "Another artefact has the id " + r.artefact() + ".");
      case TooMany r ->
          conflict(
              "too-many",
              "No more of them",
              "An incident has at most " + r.most() + " " + r.what() + ".");
      case NoFile r ->
          Problem.of(
              404,
              "evidence/no-file",
              "Only the digest is kept",
              "The bytes of " + r.artefact() + " are not kept here. Ask who holds it.");
      case TimeInFuture r ->
          Problem.of(
                  422,
                  "evidence/time-in-future",
                  "A time lies in the future",
                  r.field() + " is " + r.given() + ", it is now " + r.now() + ".")
              .withError(r.field(), "must not be later than " + r.now());
      case UnknownAlteration r ->
          Problems.notFound("evidence/unknown-alteration", "alteration", r.alteration());
      case AlterationIsAnother r ->
          conflict(
              "alteration-is-another",
              "The id is in use",
              "Another proposal has the id " + r.alteration() + ".");
      case AlterationDecided r ->
          conflict(
              "alteration-decided",
              "It is decided",
              "The proposal is " + r.standing() + ". Propose a new one.");
      case NoReleaseProposed _ ->
          conflict(
              "no-release-proposed", "Nothing was proposed", "POST to evidence/release first.");
      case ReleaseIsPending r ->
          conflict(
              "release-is-pending",
              "A proposal is waiting",
              r.proposedBy() + " has proposed to end the hold. Agree or refuse first.");
      case AuthorityNotInformed _ ->
          Problem.of(
                  422,
                  "evidence/authority-not-informed",
                  "Authorities come first",
                  "A clock of the AI Act runs (Article 73(6)): tell the authorities, then say when.")
              .withError("authorityInformedAt", "is required while a clock of the AI Act runs");
      case ProposerMayNotDecide r ->
          Problem.of(
              403,
              "evidence/proposer-may-not-decide",
              "Who proposes does not decide",
              r.person() + " has proposed it. Somebody else has to decide.");
    };
  }

  static Problem changed(UUID artefact) {
    return Problem.of(
        500,
        "evidence/bytes-changed",
        "The bytes no longer have their digest",
        "The kept bytes of "
            + artefact
            + " were changed outside this service. Nothing is sent. Tell whoever runs the service.");
  }

  private static Problem conflict(String slug, String title, String detail) {
    return Problem.of(409, "evidence/" + slug, title, detail);
  }
}
