package org.aimsledger.inventory.reportintake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.aimsledger.contracts.inventory.ExternalId;

/// Data that a run read or wrote, as OpenLineage names it.
record LineageData(String namespace, String name) {
  /// What a name may have for a component.
  private static final int LONGEST_NAME = 300;

  /// What the id may have that somebody else gave.
  private static final int LONGEST_ID = 200;

  private static final int HASH = 64;

  /// The name to show.
  String shown() {
    return cut(name, LONGEST_NAME);
  }

  /// Where it is found again: `<namespace>/<name>`, its end replaced by a hash where it is too
  /// long.
  String id() {
    var whole = namespace + "/" + name;
    return whole.length() <= LONGEST_ID
        ? whole
        : cut(whole, LONGEST_ID - HASH - 1) + "#" + hash(whole);
  }

  ExternalId externalId(String scope) {
    return new ExternalId(scope, id());
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    // Half a character could not be stored.
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
