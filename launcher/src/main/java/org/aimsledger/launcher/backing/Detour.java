package org.aimsledger.launcher.backing;

/// Another way from one service to PostgreSQL and to the broker, for example through a proxy that a
/// test cuts.
///
/// @param postgres port at which the service finds PostgreSQL
/// @param kafkaListener a further port at which the broker listens
/// @param kafkaAdvertised port at which the service finds the broker, and which the broker names to
///   those who come by `kafkaListener`
public record Detour(int postgres, int kafkaListener, int kafkaAdvertised) {}
