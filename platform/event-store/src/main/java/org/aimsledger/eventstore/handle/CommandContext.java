package org.aimsledger.eventstore.handle;

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
    @Nullable Long expectedVersion) {}
