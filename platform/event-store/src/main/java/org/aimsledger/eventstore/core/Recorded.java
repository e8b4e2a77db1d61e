package org.aimsledger.eventstore.core;

/// An event as it was recorded.
public record Recorded<E>(E event, EventMeta meta) {}
