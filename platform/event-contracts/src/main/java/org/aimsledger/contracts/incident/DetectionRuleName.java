package org.aimsledger.contracts.incident;

/// What a rule is called, in the languages of the product.
public record DetectionRuleName(String en, String zhHans, String zhHant) {}
