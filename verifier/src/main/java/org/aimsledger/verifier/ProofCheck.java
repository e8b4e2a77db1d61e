package org.aimsledger.verifier;

import java.util.Locale;

/// What is checked of a single proof.
enum ProofCheck implements Claim {
  CHECKPOINT("a trusted key has signed the checkpoint, and the witnesses that the policy asks for"),
  INCLUSION("the entry is in the log at this index, byte for byte"),
  OLDER("a trusted key has signed the older checkpoint"),
  NEWER("a trusted key has signed the newer checkpoint"),
  CONSISTENCY("the log only grew from the older checkpoint to the newer one");

  private final String claim;

  ProofCheck(String claim) {
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
