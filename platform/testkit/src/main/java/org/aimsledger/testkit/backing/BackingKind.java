package org.aimsledger.testkit.backing;

import java.util.Locale;

/// Where the servers of a test run come from: `-Dtestkit.backing=auto|embedded|containers`.
enum BackingKind {
  /// Containers when a Docker engine answers and has or gets the images, otherwise embedded
  /// servers.
  AUTO,
  EMBEDDED,
  /// Containers, or the tests fail.
  CONTAINERS;

  static BackingKind chosen() {
    return valueOf(System.getProperty("testkit.backing", "auto").toUpperCase(Locale.ROOT));
  }
}
