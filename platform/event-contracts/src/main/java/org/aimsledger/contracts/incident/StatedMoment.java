package org.aimsledger.contracts.incident;

import java.time.Instant;

/// When something happened that a legal period counts from.
///
/// @param trigger e.g. `AWARE`, in the words of the pack `legal-clocks`
public record StatedMoment(String trigger, Instant time) {}
