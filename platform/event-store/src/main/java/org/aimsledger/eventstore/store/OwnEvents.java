package org.aimsledger.eventstore.store;

import java.util.Set;

/// Wire names of what each service records of its own log. No family of a service has them: views
/// and reactions pass over them.
public final class OwnEvents {
  /// What a service had made of its events wasn't what they say.
  public static final String DIFFERENCES_FOUND = "org.aimsledger.platform.differences-found.v1";

  /// It was made anew.
  public static final String DIFFERENCES_MENDED = "org.aimsledger.platform.differences-mended.v1";

  private static final Set<String> NAMES =
      Set.of(LaneChains.EVENT, DIFFERENCES_FOUND, DIFFERENCES_MENDED);

  private OwnEvents() {}

  /// Whether it is one of them.
  public static boolean has(String name) {
    return NAMES.contains(name);
  }
}
