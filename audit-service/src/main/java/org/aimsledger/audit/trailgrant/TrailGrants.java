package org.aimsledger.audit.trailgrant;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// All grants of one reader, the oldest first.
record TrailGrants(List<Grant> all) {
  static final TrailGrants NONE = new TrailGrants(List.of());

  TrailGrants {
    all = List.copyOf(all);
  }

  /// One of them.
  ///
  /// @param from inclusive
  /// @param until exclusive; when it was revoked, that time
  record Grant(UUID id, Instant from, Instant until, String reason, boolean revoked) {
    boolean isOpen(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }

    /// Whether it is open now, or will be.
    boolean isAlive(Instant now) {
      return from.isBefore(until) && now.isBefore(until);
    }

    private Grant revokedAt(Instant at) {
      return new Grant(id, from, at.isBefore(until) ? at : until, reason, true);
    }
  }

  boolean open(Instant now) {
    return all.stream().anyMatch(grant -> grant.isOpen(now));
  }

  long alive(Instant now) {
    return all.stream().filter(grant -> grant.isAlive(now)).count();
  }

  Stream<Grant> withId(UUID id) {
    return all.stream().filter(grant -> grant.id().equals(id));
  }

  TrailGrants with(Grant grant) {
    return new TrailGrants(Stream.concat(all.stream(), Stream.of(grant)).toList());
  }

  TrailGrants revoked(UUID id, Instant at) {
    return new TrailGrants(
        all.stream().map(grant -> grant.id().equals(id) ? grant.revokedAt(at) : grant).toList());
  }
}
