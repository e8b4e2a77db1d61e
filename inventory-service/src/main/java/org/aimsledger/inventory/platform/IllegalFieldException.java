package org.aimsledger.inventory.platform;

/// A value that can not be. At the edge it becomes an answer that names the field; inside it is a
/// bug.
public final class IllegalFieldException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;

  public IllegalFieldException(String field, String message) {
    super(message);
    this.field = field;
  }

  /// Name of the field, as the sender wrote it.
  public String field() {
    return field;
  }
}
