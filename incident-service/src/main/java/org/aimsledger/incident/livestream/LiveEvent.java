package org.aimsledger.incident.livestream;

/// What is sent of one event.
///
/// @param name its wire name
/// @param shown whether boards get it at all
record LiveEvent(int lane, long seq, String name, String data, boolean shown) {}
