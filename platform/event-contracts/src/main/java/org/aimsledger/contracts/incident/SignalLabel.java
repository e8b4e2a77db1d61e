package org.aimsledger.contracts.incident;

/// What somebody says a matter is, in the words of a taxonomy.
///
/// @param taxonomy e.g. `MIT` or `CSETv1`
/// @param field e.g. `Risk Domain`
public record SignalLabel(String taxonomy, String field, String value) {}
