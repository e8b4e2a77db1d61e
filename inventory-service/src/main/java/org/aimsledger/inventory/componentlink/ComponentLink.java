package org.aimsledger.inventory.componentlink;

import java.time.Instant;
import org.aimsledger.contracts.inventory.ComponentLinkEvent;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;
import org.jspecify.annotations.Nullable;

/// What a link is, folded from its events.
public sealed interface ComponentLink {

  /// There never was one.
  record Absent() implements ComponentLink {}

  /// There is one, or there was.
  sealed interface Known extends ComponentLink {
    Facts facts();
  }

  /// One depends on the other.
  record Linked(Facts facts) implements Known {}

  /// It did.
  record Removed(Facts facts, String reason, Instant removedAt) implements Known {}

  /// What is known about a link.
  ///
  /// @param since when the dependency was recorded, the last time
  record Facts(
      LinkEnd from,
      Relation relation,
      LinkEnd to,
      FieldSource source,
      Confidence confidence,
      @Nullable String note,
      Instant since) {
    static Facts of(ComponentLinkEvent.Linked e) {
      return new Facts(
          e.from(), e.relation(), e.to(), e.source(), e.confidence(), e.note(), e.at());
    }
  }
}
