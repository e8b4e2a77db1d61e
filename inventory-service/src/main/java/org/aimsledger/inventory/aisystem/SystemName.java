package org.aimsledger.inventory.aisystem;

import org.aimsledger.inventory.platform.TextRule;

/// What a system is called: 1 to 300 characters.
public record SystemName(String value) {
  public static final int LONGEST = 300;

  public SystemName {
    value = TextRule.required("name", value, LONGEST);
  }
}
