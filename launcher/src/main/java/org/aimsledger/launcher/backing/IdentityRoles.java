package org.aimsledger.launcher.backing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The roles that may be asked for at the local identity provider, the same as in every other realm
/// of this system.
final class IdentityRoles {
  static final List<String> FOR_PEOPLE =
      List.of(
          "viewer",
          "contributor",
          "system-owner",
          "risk-owner",
          "responder",
          "incident-commander",
          "auditor",
          "trail-auditor",
          "approver",
          "top-management",
          "integration",
          "monitoring",
          "admin");
  static final List<String> FOR_SERVICES = List.of("integration", "service");

  private IdentityRoles() {}

  /// Reads a list separated by commas or blanks.
  static Set<String> parse(String text) {
    var roles = new LinkedHashSet<String>();
    for (var part : text.split("[,\\s]+", -1)) {
      if (!part.isEmpty()) {
        roles.add(part);
      }
    }
    return roles;
  }

  static List<String> unknownAmong(Set<String> roles) {
    return roles.stream().filter(role -> !FOR_PEOPLE.contains(role)).toList();
  }
}
