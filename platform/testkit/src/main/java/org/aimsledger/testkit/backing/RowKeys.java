package org.aimsledger.testkit.backing;

import java.security.SecureRandom;
import java.util.Base64;

/// Keys of the seals of rows, for tests.
public final class RowKeys {
  private RowKeys() {}

  /// A new key, with number 1, as services are told it.
  public static String create() {
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    return "1 " + Base64.getUrlEncoder().withoutPadding().encodeToString(key);
  }
}
