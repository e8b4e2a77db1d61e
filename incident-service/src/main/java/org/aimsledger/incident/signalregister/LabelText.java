package org.aimsledger.incident.signalregister;

import org.aimsledger.contracts.incident.SignalLabel;

/// A label as one text: `taxonomy/field=value`. Rows keep it so, and lists are filtered by it.
final class LabelText {
  private LabelText() {}

  static String of(SignalLabel label) {
    return prefix(label.taxonomy(), label.field()) + label.value();
  }

  /// What all labels of one field begin with.
  static String prefix(String taxonomy, String field) {
    return taxonomy + "/" + field + "=";
  }
}
