package org.aimsledger.inventory.reportintake;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// One event of an outsider as a structured CloudEvents document, whatever way it came.
///
/// @param place where it came from; the same place again is the same event; absent: its bytes say
///   it
/// @param actor pseudonymous id of who is recorded: the sender, or the topic
/// @param sender who sent it first: another one when somebody replays it
/// @param findings whether an unknown system is a finding of unregistered AI use; a pipeline that
///   nobody has registered is none
/// @param fault why the bytes are no single event, where that is known already
@SuppressWarnings("ArrayRecordComponent") // never compared
record Delivery(
    byte[] bytes,
    @Nullable String place,
    String actor,
    String sender,
    boolean findings,
    IntakeResult.@Nullable Refused fault) {
  /// Came from its actor.
  Delivery(
      byte[] bytes,
      @Nullable String place,
      String actor,
      boolean findings,
      IntakeResult.@Nullable Refused fault) {
    this(bytes, place, actor, actor, findings, fault);
  }

  /// Came over HTTP.
  static Delivery http(byte[] bytes, String actor) {
    return new Delivery(bytes, null, actor, true, null);
  }

  /// Was in quarantine, and somebody tries again.
  static Delivery replay(byte[] bytes, String actor, String sender) {
    return new Delivery(bytes, null, actor, sender, true, null);
  }

  /// The place, or else the hash of the bytes.
  String placeOrHash() {
    if (place != null) {
      return place;
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return "http/" + HexFormat.of().formatHex(digest.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
