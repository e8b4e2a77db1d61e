package org.aimsledger.servicekit.export;

import java.util.List;

/// Rows → the bytes of a file, piece by piece. For one file, and for one thread after the other.
sealed interface RowEncoder permits CsvEncoder, XlsxEncoder, JsonRowsEncoder, GivenEncoder {
  /// The bytes that follow from these rows; the first ones with what a file begins with. May be
  /// none.
  byte[] rows(List<?> rows);

  /// The rest. Nothing can be added afterwards.
  byte[] end();
}
