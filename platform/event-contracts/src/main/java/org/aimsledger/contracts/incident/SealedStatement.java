package org.aimsledger.contracts.incident;

import java.util.UUID;
import org.aimsledger.contracts.SealedText;
import org.jspecify.annotations.Nullable;

/// What a protected person said and who it is, readable only with that person's key.
///
/// @param person random id
/// @param text what was said
/// @param name absent: the person didn't say
/// @param contact how to reach the person
public record SealedStatement(
    UUID person, SealedText text, @Nullable SealedText name, @Nullable SealedText contact) {}
