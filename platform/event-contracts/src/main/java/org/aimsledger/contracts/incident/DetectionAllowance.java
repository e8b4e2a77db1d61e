package org.aimsledger.contracts.incident;

/// How much later than it happened an event may be recorded and still be judged in its place. A
/// rule judges that much later.
public enum DetectionAllowance {
  NONE(0),
  ONE_MINUTE(60),
  TEN_MINUTES(600),
  ONE_HOUR(3_600),
  ONE_DAY(86_400);

  private final long seconds;

  DetectionAllowance(long seconds) {
    this.seconds = seconds;
  }

  public long seconds() {
    return seconds;
  }
}
