package org.aimsledger.servicekit.export;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Rows → a document whose form is the caller's.
///
/// @param piece the bytes that follow from some rows
/// @param rest what comes after the last
record GivenEncoder<T>(Class<T> row, Function<List<T>, byte[]> piece, Supplier<byte[]> rest)
    implements RowEncoder {
  @Override
  public byte[] rows(List<?> rows) {
    return piece.apply(rows.stream().<T>map(row::cast).toList());
  }

  @Override
  public byte[] end() {
    return rest.get();
  }
}
