package org.aimsledger.contracts.incident;

/// A short text in the three languages.
public record PlaybookText(String en, String zhHans, String zhHant) {}
