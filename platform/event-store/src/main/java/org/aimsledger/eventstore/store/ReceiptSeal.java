package org.aimsledger.eventstore.store;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What the seal of a receipt is about.
public final class ReceiptSeal {
  /// The table of receipts.
  public static final String TABLE = "receipts";

  private ReceiptSeal() {}

  /// The seal of a receipt for a place; null where there are no keys.
  ///
  /// @param stream with its category
  public static byte @Nullable [] of(RowSeals seals, Receipt receipt, String stream, long version) {
    return seals.sealing() ? seals.seal(TABLE, fields(receipt, stream, version)) : null;
  }

  /// Whether the service has written this receipt.
  ///
  /// @param stream with its category
  public static boolean holds(
      RowSeals seals, byte @Nullable [] seal, Receipt receipt, String stream, long version) {
    return !seals.sealing() || seals.holds(seal, TABLE, fields(receipt, stream, version));
  }

  private static String[] fields(Receipt receipt, String stream, long version) {
    return new String[] {
      receipt.principal(),
      receipt.key(),
      HexFormat.of().formatHex(receipt.fingerprint()),
      stream,
      Long.toString(version)
    };
  }
}
