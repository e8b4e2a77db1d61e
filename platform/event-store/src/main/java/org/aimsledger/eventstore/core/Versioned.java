package org.aimsledger.eventstore.core;

/// A state and the number of events that it was folded from; 0 means that the stream does not
/// exist.
public record Versioned<S>(S state, long version) {}
