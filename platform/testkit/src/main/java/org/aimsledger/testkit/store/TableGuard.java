package org.aimsledger.testkit.store;

/// How it is noticed that somebody has changed, deleted or put in rows of a table past the service.
public enum TableGuard {
  /// The database refuses to change or delete rows, its owner too unless he switches triggers off;
  /// what he does then is found by the comparison with the trail, or by the tree of the trail.
  APPEND_ONLY,
  /// The same, but for values that only become larger.
  GROWING,
  /// Rows follow from events and are compared with them, all the time.
  COMPARED,
  /// Each row carries a seal that the owner of the database can't make. A deleted row is not
  /// noticed by that; what follows from it, the table's own line says.
  SEALED,
  /// A wrong row leads to what is noticed elsewhere, or to work that is done once more.
  SHOWS,
  /// Nothing is compared there; the table's own line says what that can do.
  OPEN
}
