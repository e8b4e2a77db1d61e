package org.aimsledger.incident.evidence;

import java.util.Locale;
import java.util.regex.Pattern;

/// A digest, as 64 hexadecimal digits in small letters.
record Sha256(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public Sha256 {
    value = value.strip().toLowerCase(Locale.ROOT);
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("must be 64 hexadecimal digits");
    }
  }
}
