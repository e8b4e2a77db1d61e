package org.aimsledger.eventstore.handle;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Who asks, in which context, under which conditions.
///
/// @param actor pseudonymous id of a person or a service
/// @param correlation shared by everything that one request leads to
/// @param causation id of the event that led to the command, when one did
/// @param traceparent W3C trace context, when there is one
/// @param idempotency makes a repeat recognisable; absent for reactions, whose cursor does that
/// @param expectedVersion the version that the sender has seen; absent means any
public record CommandContext(
    String actor,
    String correlation,
    @Nullable String causation,
    @Nullable String traceparent,
    @Nullable IdempotencyKey idempotency,
    @Nullable Long expectedVersion) {
  /// The same for a request with personal content, of which no plain hash may be kept: whoever
  /// guesses the content could check the guess.
  ///
  /// @param keyed turns the fingerprint into one that only the holder of a key can compare
  public CommandContext withFingerprint(UnaryOperator<byte[]> keyed) {
    var own =
        idempotency == null
            ? null
            : new IdempotencyKey(
                idempotency.principal(), idempotency.key(), keyed.apply(idempotency.fingerprint()));
    return new CommandContext(actor, correlation, causation, traceparent, own, expectedVersion);
  }
}
