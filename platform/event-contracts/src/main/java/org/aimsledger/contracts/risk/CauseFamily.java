package org.aimsledger.contracts.risk;

/// How a risk comes about: the three families that a structured AI risk assessment distinguishes.
public enum CauseFamily {
  TECHNICAL_FAILURE,
  UNINTENDED_RESULT,
  MISUSE
}
