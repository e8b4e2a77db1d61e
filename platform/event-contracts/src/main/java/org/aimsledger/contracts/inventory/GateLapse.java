package org.aimsledger.contracts.inventory;

import org.jspecify.annotations.Nullable;

/// What keeps a gate closed.
///
/// @param gate id in pack `lifecycle-gates`
/// @param fact id in the same pack; absent where it is the decision itself
public record GateLapse(String gate, @Nullable String fact, LapseReason reason) {}
