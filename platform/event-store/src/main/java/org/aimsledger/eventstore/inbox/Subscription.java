package org.aimsledger.eventstore.inbox;

import org.aimsledger.eventstore.store.EventTypes;

/// Which foreign service is listened to and what its events lead to.
///
/// @param source name of the producing service, e.g. `inventory`
/// @param types every event that service publishes; an unknown name stops the lane
public record Subscription<F>(String source, EventTypes<F> types, Reaction<F> reaction) {}
