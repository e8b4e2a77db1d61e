package org.aimsledger.verifier;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.aimsledger.verifier.log.Hash;
import org.jspecify.annotations.Nullable;

/// Who wanted the prunings: each was ordered by one person and confirmed by another one, before it
/// named anything. Persons are known by the pseudonyms that the events have as their actors.
final class PruningConsents {

  /// Each is what two persons decided. A hostile log gets no more memory.
  private static final int MOST = 100_000;

  private final Map<Hash, Consent> consents = new HashMap<>();

  /// @param confirmation missing before it
  private record Consent(PruningStep.Ordered order, PruningStep.@Nullable Confirmed confirmation) {}

  /// The next step, in the order of the log.
  void take(PruningStep step) {
    switch (step) {
      case PruningStep.Ordered order -> {
        if (consents.size() < MOST) {
          var _ = consents.putIfAbsent(order.pruning(), new Consent(order, null));
        }
      }
      case PruningStep.Confirmed confirmation -> {
        var _ =
            consents.computeIfPresent(
                confirmation.pruning(),
                (_, found) ->
                    found.confirmation() == null
                        ? new Consent(found.order(), confirmation)
                        : found);
      }
      case Pruning _ -> {
        // Names entries; says nothing about who wanted it.
      }
    }
  }

  /// What is wrong with a pruning, if anything.
  Optional<String> objection(Pruning pruning) {
    var consent = consents.get(pruning.pruning());
    if (consent == null) {
      return Optional.of("a pruning that nobody had ordered");
    }
    var order = consent.order();
    if (!order.what().equals(pruning.what())) {
      return Optional.of(
          "a pruning of other records, or under another rule, than was ordered at index %d"
              .formatted(order.index()));
    }
    var confirmation = consent.confirmation();
    if (confirmation == null) {
      return Optional.of(
          "a pruning that was ordered at index %d and that nobody had confirmed"
              .formatted(order.index()));
    }
    if (confirmation.by().equals(order.by())) {
      return Optional.of(
          "a pruning that was ordered at index %d and confirmed at index %d by the same person"
              .formatted(order.index(), confirmation.index()));
    }
    return Optional.empty();
  }
}
