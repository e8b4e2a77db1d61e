package org.aimsledger.eventstore.store;

/// Why an event that came back had been recorded: another service had said something.
///
/// @param event id of the foreign event
/// @param stream that the answer to it is in
public record ReturnedCause(String event, String stream) {}
