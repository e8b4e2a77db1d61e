package org.aimsledger.audit.platform.trail;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.aimsledger.verifier.log.Hash;
import org.jspecify.annotations.Nullable;

/// Something wrong that was found by looking, not when it came.
///
/// @param source CloudEvents source of the service
/// @param index place in the trail, where it has one
/// @param evidence what is not as it should be; the same finding has the same evidence
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Finding(
    AlarmKind kind, String source, int lane, long number, @Nullable Long index, byte[] evidence) {
  /// What the alarm says.
  String detail() {
    return index == null ? kind.detail() : kind.detail() + " (entry " + index + ")";
  }

  Hash evidenceHash() {
    return Hash.sha256(evidence);
  }

  /// The same for the same finding, whoever finds it and how often.
  public UUID id() {
    var name = "%s %s %d %d %s".formatted(kind.name(), source, lane, number, evidenceHash().hex());
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
