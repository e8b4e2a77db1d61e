package org.aimsledger.launcher.backing;

/// A database login.
public record Role(String name, String password) {
  /// The password stays out of logs.
  @Override
  public String toString() {
    return "Role[" + name + "]";
  }
}
