package org.aimsledger.contracts.audit;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;

/// The end of the content of old entries of the trail. Their hashes stay, and with them every
/// proof.
public sealed interface TrailPruningEvent extends AuditServiceEvent {
  UUID pruning();

  /// Somebody wants the content of a class of records to be pruned. Nothing happens before somebody
  /// else confirms it.
  ///
  /// @param recordClass class of the pack `retention-rules`
  /// @param rule version of that pack, `pack@version`
  /// @param minimum how long this organisation keeps the class at least, an ISO 8601 period
  /// @param before only what was recorded before that
  /// @param orderedBy pseudonymous id of who wants it
  @WireName("org.aimsledger.audit.content-pruning-ordered.v1")
  record Ordered(
      UUID pruning,
      String recordClass,
      String rule,
      String minimum,
      Instant before,
      String orderedBy,
      String reason,
      Instant at)
      implements TrailPruningEvent {}

  /// A second person agrees.
  ///
  /// @param confirmedBy pseudonymous id of who agrees
  @WireName("org.aimsledger.audit.content-pruning-confirmed.v1")
  record Confirmed(UUID pruning, String confirmedBy, Instant at) implements TrailPruningEvent {}

  /// The content of these entries is taken out of the trail once this event is in it.
  ///
  /// @param part number of the part, from 1
  /// @param recordClass class of the pack `retention-rules`
  /// @param rule version of that pack, `pack@version`
  /// @param entries indexes in the trail, ascending, a blank between: `7` or `9-12`, both ends
  ///   included
  /// @param count how many these are
  /// @param entriesDigest SHA-256 over the entries in trail order, lower-case hex, as the
  ///   verifier's README defines it
  @WireName("org.aimsledger.audit.content-pruned.v1")
  record ContentPruned(
      UUID pruning,
      int part,
      String recordClass,
      String rule,
      String entries,
      int count,
      String entriesDigest,
      Instant at)
      implements TrailPruningEvent {}

  /// There is nothing left that the order asks for.
  ///
  /// @param count entries whose content was taken
  @WireName("org.aimsledger.audit.content-pruning-finished.v1")
  record Finished(UUID pruning, long count, Instant at) implements TrailPruningEvent {}

  /// The database that keeps the trail has refused a part: the pruning goes no further, and others
  /// are not held up by it. What was taken before stays taken, and what that part names keeps its
  /// content. Whoever still wants it orders a new one.
  ///
  /// @param part number of the part that was refused
  /// @param reason what the database says
  @WireName("org.aimsledger.audit.content-pruning-set-aside.v1")
  record SetAside(UUID pruning, int part, String reason, Instant at) implements TrailPruningEvent {}
}
