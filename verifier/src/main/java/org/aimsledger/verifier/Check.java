package org.aimsledger.verifier;

import java.util.Locale;

/// What is checked of a bundle, in this order.
enum Check implements Claim {
  ARCHIVE("the archive is whole and holds the files of a bundle, nothing else"),
  MANIFEST("the manifest is well formed and agrees with itself"),
  CHECKPOINT("a trusted key has signed the checkpoint"),
  INCLUSION("each entry has the bytes its leaf hash says and is in the log at its index"),
  EVENTS("each entry is a well-formed event that fits its header, and none occurs twice"),
  ORDER("numbers of lanes and versions of streams run without repetition or hole"),
  SERVICE_SEALS(
      "where the bundle has seals of the services, its entries are those that were sealed"),
  SEAL("the seal in the log fixes just these entries: none was left out, added or exchanged");

  private final String claim;

  Check(String claim) {
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
