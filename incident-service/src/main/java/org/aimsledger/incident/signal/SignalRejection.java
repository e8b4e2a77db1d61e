package org.aimsledger.incident.signal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.incident.signal.SignalCommand.MergeTarget;

/// Why a command is refused.
public sealed interface SignalRejection {

  record UnknownSignal(UUID signal) implements SignalRejection {}

  /// The id is in use by a signal with other content.
  record AlreadyReported(UUID signal) implements SignalRejection {}

  /// The inventory doesn't have them.
  record UnknownSystems(List<UUID> systems) implements SignalRejection {
    public UnknownSystems {
      systems = List.copyOf(systems);
    }
  }

  /// A time of the world that has not come yet.
  ///
  /// @param field name of the time that was given
  /// @param given as it was given
  record TimeInFuture(String field, String given, Instant now) implements SignalRejection {}

  record TooManyLabels(UUID signal, int most) implements SignalRejection {}

  /// What an outside source says is changed there.
  record WordsOfOthers(UUID signal) implements SignalRejection {}

  /// Another signal carries on for it.
  record IsMerged(UUID signal, UUID into) implements SignalRejection {}

  record IsJudged(UUID signal, SignalDecision decision) implements SignalRejection {}

  record MergeIntoItself(UUID signal) implements SignalRejection {}

  record MergeTargetUnusable(UUID into, MergeTarget target) implements SignalRejection {}

  /// What happened to others is no incident of ours until a system of ours is named.
  record NoSystemOfOurs(UUID signal) implements SignalRejection {}

  /// An incident goes on by itself; the signal can't take it back.
  record IncidentStands(UUID signal) implements SignalRejection {}

  /// There is nothing that a protected person said.
  record NoStatement(UUID signal) implements SignalRejection {}
}
