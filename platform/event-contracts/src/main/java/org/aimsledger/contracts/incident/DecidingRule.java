package org.aimsledger.contracts.incident;

/// The rule that decided in place of a person.
public record DecidingRule(String id, String version) {}
