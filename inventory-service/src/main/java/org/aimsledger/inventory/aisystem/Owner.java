package org.aimsledger.inventory.aisystem;

import java.util.regex.Pattern;
import org.aimsledger.inventory.platform.IllegalFieldException;

/// Pseudonymous id of the person who answers for a system. Events are kept for ever, so a name or a
/// mail address is refused.
public record Owner(String value) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");

  public Owner {
    if (!ID.matcher(value).matches()) {
      throw new IllegalFieldException(
          "owner",
          "owner is a pseudonymous id of 1 to 100 letters, digits, '.', '_', ':' or '-', such as"
              + " the subject of a token; no name and no mail address");
    }
  }
}
