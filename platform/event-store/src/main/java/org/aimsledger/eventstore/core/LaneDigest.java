package org.aimsledger.eventstore.core;

/// What a log holds in a stretch of one lane, without the events themselves: two logs with equal
/// counts and digests hold the same bytes under the same numbers there.
///
/// @param head number that the lane has reached by its own account
/// @param last highest number that is stored; more than the head means that somebody else wrote
/// @param count events in the stretch
/// @param sha256 SHA-256 in lower-case hex over, per event in the order of the numbers, the RFC
///   6962 leaf hash of `"<source> <lane> <number>\n"` and the stored bytes
public record LaneDigest(long head, long last, long count, String sha256) {}
