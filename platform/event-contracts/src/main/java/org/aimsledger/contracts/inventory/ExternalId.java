package org.aimsledger.contracts.inventory;

/// The id that somebody else gave a system; unique within its scope, never used again.
///
/// @param scope who gives these ids, e.g. an agency
public record ExternalId(String scope, String id) {}
