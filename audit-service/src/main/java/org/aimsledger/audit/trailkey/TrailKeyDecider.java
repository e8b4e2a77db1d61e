package org.aimsledger.audit.trailkey;

import org.aimsledger.audit.trailkey.TrailKeyCommand.Announce;
import org.aimsledger.audit.trailkey.TrailKeyCommand.PublicKey;
import org.aimsledger.audit.trailkey.TrailKeyCommand.RetireOlder;
import org.aimsledger.contracts.audit.TrailKeyEvent;
import org.aimsledger.contracts.audit.TrailKeyEvent.Announced;
import org.aimsledger.contracts.audit.TrailKeyEvent.Retired;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;

/// The rules of keys: a new one is vouched for by one that signs; an old one goes when a newer one
/// signs, and does not come back. So there is always one that signs.
record TrailKeyDecider()
    implements Decider<TrailKeyCommand, SigningKeys, TrailKeyEvent, TrailKeyRejection> {
  @Override
  public SigningKeys initial() {
    return SigningKeys.UNCHANGED;
  }

  @Override
  public Decision<TrailKeyEvent, TrailKeyRejection> decide(
      TrailKeyCommand command, SigningKeys state) {
    return switch (command) {
      case Announce announce -> announce(announce, state);
      case RetireOlder retire -> retire(retire, state);
    };
  }

  private static Decision<TrailKeyEvent, TrailKeyRejection> announce(
      Announce command, SigningKeys state) {
    var key = command.key();
    if (state.isRetired(key)) {
      return Decision.reject(new TrailKeyRejection.IsRetired(key.verifierKey()));
    }
    if (state.signs(key)) {
      return Decision.accept();
    }
    if (!state.isUnchanged() && !state.signs(command.previous())) {
      return Decision.reject(new TrailKeyRejection.DoesNotSign(command.previous().verifierKey()));
    }
    return Decision.accept(
        new Announced(
            command.log(),
            key.name(),
            key.keyId(),
            key.algorithm(),
            key.verifierKey(),
            command.previous().verifierKey(),
            command.reason(),
            command.at()));
  }

  private static Decision<TrailKeyEvent, TrailKeyRejection> retire(
      RetireOlder command, SigningKeys state) {
    if (state.isRetired(command.key())) {
      return Decision.reject(new TrailKeyRejection.IsRetired(command.key().verifierKey()));
    }
    if (!state.isUnchanged() && !state.signs(command.key())) {
      return Decision.reject(new TrailKeyRejection.DoesNotSign(command.key().verifierKey()));
    }
    return Decision.acceptAll(
        state.olderThan(command.key()).stream()
            .map(
                old ->
                    new Retired(
                        command.log(),
                        old.name(),
                        old.keyId(),
                        old.verifierKey(),
                        command.reason(),
                        command.at()))
            .toList());
  }

  @Override
  public SigningKeys evolve(SigningKeys state, TrailKeyEvent event) {
    return switch (event) {
      case Announced e -> {
        var key = new PublicKey(e.name(), e.keyId(), e.algorithm(), e.verifierKey());
        if (state.signs(key) || state.isRetired(key)) {
          throw new CorruptStreamException(state, event);
        }
        yield (state.isUnchanged() ? state.with(first(e)) : state).with(key);
      }
      case Retired e -> {
        if (state.signing().stream().noneMatch(key -> key.verifierKey().equals(e.verifierKey()))) {
          throw new CorruptStreamException(state, event);
        }
        yield state.without(e.verifierKey());
      }
    };
  }

  /// The key that no event has announced: the log began with it. A key follows one of its kind.
  private static PublicKey first(Announced event) {
    var parts = event.previous().split("\\+", 3);
    return new PublicKey(parts[0], parts[1], event.algorithm(), event.previous());
  }
}
