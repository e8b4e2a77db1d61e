package org.aimsledger.systemtests.faults;

import org.jspecify.annotations.Nullable;

/// One command as a client sends it.
///
/// @param key its Idempotency-Key and its Correlation-Id, so that its events can be found
/// @param kind what it is, for people
/// @param ifMatch the version that the client has seen
/// @param records whether success must have stored an event; some commands may find nothing to do
/// @param system the AI system that it concerns, where it is not the target
record Request(
    String key,
    String service,
    String kind,
    String method,
    String path,
    String user,
    String role,
    String body,
    String contentType,
    @Nullable String ifMatch,
    boolean records,
    @Nullable String system) {

  static Request post(
      String key, String service, String kind, String path, Sender by, String body) {
    return new Request(
        key,
        service,
        kind,
        "POST",
        path,
        by.user(),
        by.role(),
        body,
        "application/json",
        null,
        false,
        null);
  }

  /// Who sends it.
  record Sender(String user, String role) {}

  Request withMethod(String other) {
    return new Request(
        key, service, kind, other, path, user, role, body, contentType, ifMatch, records, system);
  }

  Request withContentType(String other) {
    return new Request(
        key, service, kind, method, path, user, role, body, other, ifMatch, records, system);
  }

  Request withIfMatch(long version) {
    var tag = "\"v" + version + "\"";
    return new Request(
        key, service, kind, method, path, user, role, body, contentType, tag, records, system);
  }

  Request recording() {
    return new Request(
        key, service, kind, method, path, user, role, body, contentType, ifMatch, true, system);
  }

  Request about(String other) {
    return new Request(
        key, service, kind, method, path, user, role, body, contentType, ifMatch, records, other);
  }
}
