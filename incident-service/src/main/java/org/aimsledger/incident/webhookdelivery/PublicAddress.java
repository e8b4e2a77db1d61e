package org.aimsledger.incident.webhookdelivery;

import java.util.Arrays;
import java.util.List;

/// Which addresses of the internet protocol belong to the public internet. Source: the special
/// purpose registries of IANA (RFC 6890), and the ranges in which another address is embedded.
final class PublicAddress {
  private static final int V4_BYTES = 4;

  private static final List<Range> NOT_PUBLIC_V4 =
      List.of(
          Range.v4(8, 0),
          Range.v4(8, 10),
          Range.v4(10, 100, 64),
          Range.v4(8, 127),
          Range.v4(16, 169, 254),
          Range.v4(12, 172, 16),
          Range.v4(24, 192, 0, 0),
          Range.v4(24, 192, 0, 2),
          Range.v4(24, 192, 88, 99),
          Range.v4(16, 192, 168),
          Range.v4(15, 198, 18),
          Range.v4(24, 198, 51, 100),
          Range.v4(24, 203, 0, 113),
          Range.v4(4, 224),
          Range.v4(4, 240));

  /// 2000::/3 is all that is given out; what is special inside of it is taken out again.
  private static final Range GLOBAL_V6 = Range.v6(3, 0x20);

  private static final List<Range> NOT_PUBLIC_V6 =
      List.of(
          Range.v6(23, 0x20, 0x01, 0x00),
          Range.v6(32, 0x20, 0x01, 0x0d, 0xb8),
          Range.v6(20, 0x3f, 0xff, 0x00));

  /// 64:ff9b::/96: the last four bytes are an address of version 4.
  private static final Range NAT64 = Range.v6(96, 0x00, 0x64, 0xff, 0x9b);

  /// ::ffff:0:0/96: likewise.
  private static final Range MAPPED = Range.v6(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);

  /// 2002::/16: bytes three to six are an address of version 4.
  private static final Range SIX_TO_FOUR = Range.v6(16, 0x20, 0x02);

  private PublicAddress() {}

  /// @param address four or sixteen bytes
  static boolean isPublic(byte[] address) {
    if (address.length == V4_BYTES) {
      return NOT_PUBLIC_V4.stream().noneMatch(range -> range.holds(address));
    }
    if (NAT64.holds(address) || MAPPED.holds(address)) {
      return isPublic(Arrays.copyOfRange(address, 12, 16));
    }
    if (SIX_TO_FOUR.holds(address)) {
      return isPublic(Arrays.copyOfRange(address, 2, 6));
    }
    return GLOBAL_V6.holds(address)
        && NOT_PUBLIC_V6.stream().noneMatch(range -> range.holds(address));
  }

  /// Addresses whose first bits are these.
  private record Range(int bits, List<Integer> bytes) {
    static Range v4(int bits, Integer... bytes) {
      return new Range(bits, padded(V4_BYTES, bytes));
    }

    static Range v6(int bits, Integer... bytes) {
      return new Range(bits, padded(16, bytes));
    }

    private static List<Integer> padded(int length, Integer... bytes) {
      var all = new Integer[length];
      Arrays.fill(all, 0);
      System.arraycopy(bytes, 0, all, 0, bytes.length);
      return List.of(all);
    }

    boolean holds(byte[] address) {
      for (var bit = 0; bit < bits; bit++) {
        var mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (bytes.get(bit / 8) & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
