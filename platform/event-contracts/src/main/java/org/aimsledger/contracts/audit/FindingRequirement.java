package org.aimsledger.contracts.audit;

/// What a finding is judged against.
///
/// @param framework a standard, a law or rules of the organisation, e.g. `ISO/IEC 42001`
/// @param reference clause or control in it, e.g. `A.6.2.4`
public record FindingRequirement(String framework, String reference) {}
