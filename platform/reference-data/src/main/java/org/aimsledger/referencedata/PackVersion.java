package org.aimsledger.referencedata;

import java.util.regex.Pattern;

/// Names one published version of one pack. Written `pack@version`; decision events carry that
/// form.
public record PackVersion(String pack, String version) {
  private static final Pattern PACK = Pattern.compile("[a-z][a-z0-9-]{0,59}");
  private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.-]{0,29}");

  public PackVersion {
    if (!PACK.matcher(pack).matches()) {
      throw new IllegalArgumentException("not a pack id: " + pack);
    }
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException("not a pack version: " + version);
    }
  }

  @Override
  public String toString() {
    return pack + "@" + version;
  }
}
