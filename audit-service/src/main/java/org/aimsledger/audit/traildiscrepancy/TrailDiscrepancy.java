package org.aimsledger.audit.traildiscrepancy;

/// One discrepancy.
public enum TrailDiscrepancy {
  ABSENT,
  RECORDED
}
