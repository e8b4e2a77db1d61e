package org.aimsledger.incident.signal;

import org.aimsledger.incident.platform.Texts;
import org.jspecify.annotations.Nullable;

/// What a protected person says and who it is, on its way to or from the vault: never part of a
/// command, a state, an event or a log line.
record Statement(String text, @Nullable String name, @Nullable String contact) {
  static final int MAX_NAME = 200;
  static final int MAX_CONTACT = 500;

  Statement {
    text = Texts.legal("text", text, SignalText.MAX);
    name = name == null ? null : Texts.legal("name", name, MAX_NAME);
    contact = contact == null ? null : Texts.legal("contact", contact, MAX_CONTACT);
  }

  /// The texts stay out of logs.
  @Override
  public String toString() {
    return "(personal)";
  }
}
