package org.aimsledger.contracts.audit;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;

/// What happened to one export of evidence: everything the trail holds about one subject, handed to
/// a stranger. A subject is written as a UUID in its canonical lower-case form, as `finding ` and
/// such a UUID, as `correlation ` and the correlation id of a request, or as `recorded ` and two
/// times with a `/` between them.
public sealed interface EvidenceExportEvent extends AuditServiceEvent {
  UUID export();

  /// Somebody asked for the evidence about a subject. Names the subject, so that a later export of
  /// the same subject tells who looked at it before. Until v1 it was a UUID always.
  @WireName("org.aimsledger.audit.evidence-export-requested.v2")
  record Requested(UUID export, String subject, Instant at) implements EvidenceExportEvent {}

  /// What the export contains was fixed. As a leaf of the trail it proves that nothing was left out
  /// afterwards.
  ///
  /// @param treeSize size of the trail that was searched: every entry below it that is about the
  ///   subject counts
  /// @param count number of entries
  /// @param entriesDigest SHA-256 over the entries in trail order, lower-case hex, as the
  ///   verifier's README defines it
  @WireName("org.aimsledger.audit.evidence-sealed.v1")
  record Sealed(
      UUID export, String subject, long treeSize, long count, String entriesDigest, Instant at)
      implements EvidenceExportEvent {}
}
