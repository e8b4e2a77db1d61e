package org.aimsledger.contracts.incident;

import org.jspecify.annotations.Nullable;

/// Where somebody else keeps the same matter.
///
/// @param scope who gives the ids, e.g. a database of incidents
/// @param id unique within its scope
/// @param address where it can be looked up
public record OutsideRecord(String scope, String id, @Nullable String address) {}
