package org.aimsledger.eventstore.vault;

/// What the vault has of a data subject.
public sealed interface FoundKey {
  /// Texts of the subject can be sealed and read.
  record Live(SubjectKey key) implements FoundKey {}

  /// The subject was erased; there will never be a key again.
  record Destroyed() implements FoundKey {}

  /// The vault has never heard of the subject, or has lost it.
  record Unknown() implements FoundKey {}
}
