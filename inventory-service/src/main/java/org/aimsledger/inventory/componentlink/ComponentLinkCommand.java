package org.aimsledger.inventory.componentlink;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.inventory.platform.TextRule;
import org.jspecify.annotations.Nullable;

/// What can be asked for.
public sealed interface ComponentLinkCommand {
  int NOTE = 2_000;

  UUID link();

  /// Time of the decision.
  Instant at();

  /// Say that one depends on the other.
  ///
  /// @param link `ComponentLinkCommandHandler.id` of ends and relation
  record Join(
      UUID link,
      Seen from,
      Relation relation,
      Seen to,
      FieldSource source,
      Confidence confidence,
      @Nullable String note,
      Instant at)
      implements ComponentLinkCommand {
    public Join {
      note = note == null || note.isBlank() ? null : TextRule.required("note", note, NOTE);
    }

    Join seeing(Presence there, Presence yonder) {
      return new Join(
          link,
          new Seen(from.end(), there),
          relation,
          new Seen(to.end(), yonder),
          source,
          confidence,
          note,
          at);
    }
  }

  /// Say that it does not depend on it any more.
  record Part(UUID link, Reason reason, Instant at) implements ComponentLinkCommand {}

  /// An end, and what stands there.
  ///
  /// @param found the handler looks
  record Seen(LinkEnd end, Presence found) {
    /// Before anybody looked.
    public static Seen unseen(LinkEnd end) {
      return new Seen(end, new Presence.Absent());
    }
  }
}
