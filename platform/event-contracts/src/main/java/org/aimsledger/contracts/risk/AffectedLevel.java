package org.aimsledger.contracts.risk;

/// Who bears the consequence of a risk (ISO/IEC 23894).
public enum AffectedLevel {
  ORGANISATION,
  INDIVIDUAL,
  SOCIETY
}
