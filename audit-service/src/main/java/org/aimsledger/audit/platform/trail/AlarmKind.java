package org.aimsledger.audit.platform.trail;

/// What must never happen.
enum AlarmKind {
  /// A number came again with other bytes than it has in the trail.
  DUPLICATE_DIFFERS("came again with other bytes than it has in the trail"),
  /// Two entries carry the same event id.
  EVENT_ID_USED_TWICE("its event id was used before"),
  /// The bytes are no CloudEvents document.
  UNREADABLE("its bytes are no CloudEvents document; they are in the trail as they came"),
  /// An event lay on the topic of another service than it says it is from.
  SOURCE_DIFFERS("it says that it comes from another service than the one whose topic it lay on");

  private final String detail;

  AlarmKind(String detail) {
    this.detail = detail;
  }

  String detail() {
    return detail;
  }
}
