package org.aimsledger.risk.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What others need to know of a risk.
///
/// @param system the AI system that it concerns; null: no single one
/// @param closed whether it needs no attention
public record KnownRisk(UUID risk, @Nullable UUID system, boolean closed) {}
