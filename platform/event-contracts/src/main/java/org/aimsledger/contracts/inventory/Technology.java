package org.aimsledger.contracts.inventory;

/// The main technology of a system.
public enum Technology {
  UNKNOWN,
  CLASSICAL_ML,
  GENERATIVE,
  NLP,
  COMPUTER_VISION,
  REINFORCEMENT_LEARNING,
  AGENTIC,
  OTHER
}
