package org.aimsledger.incident.incidentfigures;

/// What figures are told apart by.
enum Dimension {
  ALL,
  SYSTEM,
  KIND,
  /// Step of the scale of the OECD.
  HARM,
  /// Unit of the organisation whose system it is.
  UNIT,
  /// Month in UTC in which it was raised.
  MONTH
}
