package org.aimsledger.servicekit.paging;

import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Most rows on one page, 1 to 500.
@Schema(implementation = Integer.class, minimum = "1", maximum = "500", defaultValue = "50")
public record Limit(int value, Rows.Count count) {
  static final int HIGHEST = 500;
  static final String USUAL = "50";

  /// A page for its own sake, with the usual total.
  public Limit(int value) {
    this(value, Rows.Count.USUAL);
  }

  /// Reads the query parameter; Jakarta REST calls this.
  ///
  /// @throws org.aimsledger.servicekit.problem.ProblemException 400 when it is not 1 to 500
  public static Limit fromString(String text) {
    if (!text.matches("[0-9]{1,3}")) {
      throw refused();
    }
    var value = Integer.parseInt(text);
    if (value < 1 || value > HIGHEST) {
      throw refused();
    }
    return new Limit(value);
  }

  private static RuntimeException refused() {
    return Problems.invalidField("limit", "must be a whole number from 1 to " + HIGHEST)
        .toException();
  }
}
