package org.aimsledger.contracts.inventory;

/// What a notice is for.
public enum NoticeKind {
  /// That and why AI is used.
  TRANSPARENCY,
  /// How the system works and comes to its results.
  EXPLANATION,
  INSTRUCTIONS_FOR_USE,
  /// What it can't do, and where it errs.
  LIMITATIONS,
  /// Where to object, complain, or report an adverse effect.
  RIGHTS_AND_CONTACT
}
