package org.aimsledger.contracts.incident;

/// What evidence is about.
public enum ArtefactKind {
  MODEL,
  PROMPT,
  CONFIGURATION,
  INDEX,
  LOG_WINDOW,
  DATASET,
  OUTPUT,
  OTHER
}
