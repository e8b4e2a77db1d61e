package org.aimsledger.servicekit.vault;

/// How the log of a service says that a person was erased. A service with personal texts has one
/// bean of it.
///
/// @param category of the streams whose ids are the persons
/// @param type wire name of the event
public record Erasures(String category, String type) {}
