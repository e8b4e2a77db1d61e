package org.aimsledger.launcher;

import java.io.IOException;
import java.util.List;

/// A component did not become ready. The message is for the user; `lastLines` is the end of the
/// component's log.
public final class StartFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String component;
  private final List<String> lastLines;

  public StartFailedException(String component, String message, List<String> lastLines) {
    super(message);
    this.component = component;
    this.lastLines = List.copyOf(lastLines);
  }

  public String component() {
    return component;
  }

  public List<String> lastLines() {
    return lastLines;
  }
}
