package org.aimsledger.servicekit.paging;

/// How many rows a list has in all, counted up to a bound: counting a million rows for every page
/// would cost more than the page.
///
/// @param counted the number of rows, or one more than the bound when there are more than that
public record Total(long counted, int bound) {
  /// Bound of lists whose filters have indexes.
  public static final int USUAL = 10_000;

  /// Bound of searches in texts, where each hit has to be looked at.
  public static final int SEARCH = 1_000;

  /// Bound of lists that are taken as a whole; no file may have more rows.
  public static final int WHOLE = 2_000_000;

  boolean isExact() {
    return counted <= bound;
  }
}
