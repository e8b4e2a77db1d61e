package org.aimsledger.incident.incident;

import org.aimsledger.incident.platform.Texts;

/// A text about a person on its way to or from the vault: never part of a command, a state, an
/// event or a log line.
record PersonalText(String value) {
  static final int MAX_NAME = 200;
  static final int MAX_CONTACT = 500;
  static final int MAX_NOTE = 2_000;

  PersonalText {
    value = Texts.legal("text", value, MAX_NOTE);
  }

  static PersonalText atMost(int max, String text) {
    return new PersonalText(Texts.legal("text", text, max));
  }

  @Override
  public String toString() {
    return "(personal)";
  }
}
