package org.aimsledger.eventstore.core;

/// What an event does to the claims of its stream.
public sealed interface ClaimChange {
  Claim claim();

  /// The stream takes the name; the append is refused when another stream holds it.
  record Take(Claim claim) implements ClaimChange {}

  /// The stream gives the name back.
  record Release(Claim claim) implements ClaimChange {}
}
