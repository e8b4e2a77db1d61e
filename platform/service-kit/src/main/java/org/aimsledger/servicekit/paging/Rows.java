package org.aimsledger.servicekit.paging;

/// How many rows a page reads, and how far all rows are counted beside it.
public record Rows(int limit, Count count) {
  /// How far.
  public enum Count {
    /// As far as the list usually does.
    USUAL,
    /// As far as a list may be taken as a whole.
    WHOLE,
    /// Not at all: whoever asks has the total from the page before.
    NOT
  }

  /// The bound of the count.
  ///
  /// @param usual of this list
  public int bound(int usual) {
    return switch (count) {
      case USUAL -> usual;
      case WHOLE -> Total.WHOLE;
      case NOT -> 0;
    };
  }
}
