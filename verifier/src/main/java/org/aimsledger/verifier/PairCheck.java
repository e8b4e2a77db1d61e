package org.aimsledger.verifier;

import java.util.Locale;

/// What is checked of two copies of a log.
enum PairCheck implements Claim {
  CHECKPOINTS("a trusted key has signed both checkpoints, and they are of the same log"),
  PREFIX("the smaller log is the beginning of the larger one");

  private final String claim;

  PairCheck(String claim) {
    this.claim = claim;
  }

  @Override
  public String claim() {
    return claim;
  }

  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
