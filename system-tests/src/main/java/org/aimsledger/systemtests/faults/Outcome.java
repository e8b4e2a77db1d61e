package org.aimsledger.systemtests.faults;

/// What a client knows at the end about one command.
sealed interface Outcome {
  /// The service said yes and named the place.
  ///
  /// @param stream id of the aggregate
  /// @param version from the ETag: the last event of the command
  record Acknowledged(String stream, long version) implements Outcome {}

  /// The service took a whole file; what came of it is asked for later.
  record Accepted(String job) implements Outcome {}

  /// The service said no at the first try: there must be no event.
  record Refused(int status, String type) implements Outcome {}

  /// Nobody knows: it may be there once or not at all.
  record Unknown(String why) implements Outcome {}
}
