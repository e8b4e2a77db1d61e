package org.aimsledger.launcher.process;

/// Where a component is in its life.
public enum ComponentState {
  WAITING("waiting"),
  STARTING("starting"),
  READY("ready"),
  NOT_READY("not ready"),
  BACKING_OFF("backing off"),
  STOPPED("stopped");

  private final String label;

  ComponentState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
