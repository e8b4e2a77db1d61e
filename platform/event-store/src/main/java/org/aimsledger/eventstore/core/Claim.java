package org.aimsledger.eventstore.core;

/// A name that at most one stream of a service may hold at a time, taken in the transaction of the
/// append.
///
/// @param scope what kind of name, e.g. `external-id`
/// @param key the name itself, at most 400 characters
public record Claim(String scope, String key) {
  public Claim {
    if (scope.isBlank() || key.isBlank() || key.length() > 400) {
      throw new IllegalArgumentException("claim needs a scope and a key of 1 to 400 characters");
    }
  }
}
