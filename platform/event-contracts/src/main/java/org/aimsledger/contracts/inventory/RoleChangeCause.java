package org.aimsledger.contracts.inventory;

/// Why the organisation has other roles with regard to a system than before.
public enum RoleChangeCause {
  /// Somebody said so, or corrected what was said.
  DECLARED,
  /// It stood in a file.
  IMPORTED,
  /// Article 25(1)(a): its name or trademark is on a high-risk system.
  OWN_NAME_OR_TRADEMARK,
  /// Article 25(1)(b): it modified a high-risk system substantially.
  SUBSTANTIAL_MODIFICATION,
  /// Article 25(1)(c): it changed the intended purpose, so that the system becomes high-risk.
  CHANGED_PURPOSE,
  /// Article 25(3): the system is a safety component of a product under its name.
  PRODUCT_UNDER_OWN_NAME,
  /// It built a model of somebody else into a system of its own.
  DOWNSTREAM_INTEGRATION,
  /// Somebody else took a role over, or handed it over.
  TRANSFER;

  /// Whether Article 25 makes the organisation the provider.
  public boolean makesProvider() {
    return switch (this) {
      case OWN_NAME_OR_TRADEMARK,
          SUBSTANTIAL_MODIFICATION,
          CHANGED_PURPOSE,
          PRODUCT_UNDER_OWN_NAME ->
          true;
      case DECLARED, IMPORTED, DOWNSTREAM_INTEGRATION, TRANSFER -> false;
    };
  }
}
