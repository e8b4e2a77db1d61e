package org.aimsledger.contracts.incident;

/// What may be done to a legal clock by two persons.
public enum ClockRelief {
  /// The duty does not exist here.
  SET_ASIDE,
  /// The period does not run for some time, e.g. because law enforcement asked for it.
  TOLL,
  /// The period counts from the moment as it was stated last, although that makes it end later.
  RESTATE
}
