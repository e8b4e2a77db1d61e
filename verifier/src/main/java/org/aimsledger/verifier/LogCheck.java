package org.aimsledger.verifier;

import java.util.Locale;

/// What is checked of a whole log, in this order.
enum LogCheck implements Claim {
  CHECKPOINT("a trusted key has signed the checkpoint, and the witnesses that the policy asks for"),
  KEYS(
      "each key that the policy does not name was announced in the log under one trusted before"
          + " it"),
  TREE("each tile is made of the level below it, and all of them lead to the signed root"),
  ENTRIES("each entry is there and has the hash that the tree has at its index"),
  EVENTS("each entry is a well-formed event that fits its first line"),
  LANES("the numbers of each lane run from 1 over the whole log, none missing, none twice"),
  STREAMS("the versions of each stream run from 1 over the whole log, none missing, none twice"),
  SEALS("the entries of each lane are those that its service has sealed in its own log"),
  PRUNED(
      "each content that is missing was pruned by an event of the log that names it by its hash,"
          + " and that one had ordered and another confirmed before"),
  GROWTH("the older checkpoint is of the beginning of this log");

  private final String claim;

  LogCheck(String claim) {
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
