package org.aimsledger.contracts.platform;

/// What a service says of the beginning of one of its lanes.
///
/// @param last number of the last event that is sealed
/// @param chain in lower-case hex, 32 bytes that follow from every event up to that number: `c(0)`
///   is 32 zero bytes, `c(n)` is SHA-256 over `c(n - 1)` and the RFC 6962 leaf hash of `"<source>
///   <lane> <n>\n"` and the stored bytes
public record SealedLane(int lane, long last, String chain) {}
