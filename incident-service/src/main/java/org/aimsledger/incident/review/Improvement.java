package org.aimsledger.incident.review;

import java.util.UUID;
import org.aimsledger.contracts.incident.ReviewStep;

/// A lesson that a playbook has to say, and does not say yet.
///
/// @param by who has learnt it, and proposes the change
public record Improvement(UUID incident, UUID lesson, String text, ReviewStep step, String by) {}
