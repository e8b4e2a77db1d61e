package org.aimsledger.contracts.incident;

/// What a rule says about signals.
///
/// @param condition over one signal, in the Common Expression Language
/// @param decision what a signal is that meets it
public record SignalRuleContent(
    DetectionRuleName name, String condition, SignalDecision decision) {}
