package org.aimsledger.eventstore.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Seals of rows that no event speaks of: whoever owns the database can write such a row, and can't
/// make its seal, since the key is somewhere else.
///
/// A seal is the number of its key (4 bytes, big-endian) and HMAC-SHA-256 over the name of the
/// table and the fields of the row, each as its length in 4 bytes and its bytes in UTF-8; a null
/// has the length −1. It says that the service wrote this row under this key at some time. It does
/// **not** say that the row is the last one that the service wrote: who puts back an older row puts
/// back its seal too. Nor does it say anything of rows that are gone.
public final class RowSeals {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int SEAL_BYTES = 4 + 32;

  /// Makes no seals and asks for none.
  public static final RowSeals NONE = new RowSeals(Map.of(), 0, Instant.MIN, Clock.systemUTC());

  private final Map<Integer, SecretKeySpec> keys;
  private final int current;
  private final Instant unsealedUntil;
  private final Clock clock;

  private RowSeals(
      Map<Integer, SecretKeySpec> keys, int current, Instant unsealedUntil, Clock clock) {
    this.keys = Map.copyOf(keys);
    this.current = current;
    this.unsealedUntil = unsealedUntil;
    this.clock = clock;
  }

  /// Reads keys: a line each with its number, a space, 32 random bytes in base64 or base64url; and,
  /// where the database is older than its first key, a space and the day (UTC) up to which rows
  /// without a seal are taken for older ones. The first line seals, the others only judge. Empty
  /// lines and lines that start with `#` don't count.
  ///
  /// @throws IllegalArgumentException when that is not what it is; says the line, not the key
  public static RowSeals parse(String text, Clock clock) {
    var keys = new LinkedHashMap<Integer, SecretKeySpec>();
    var until = Instant.MIN;
    var current = 0;
    var number = 0;
    for (var line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      var parts = line.strip().split(" +", -1);
      var key = parts.length == 2 || parts.length == 3 ? key(parts[1]) : null;
      var day = parts.length == 3 ? day(parts[2]) : Instant.MIN;
      if (key == null
          || day == null
          || !parts[0].matches("[1-9][0-9]{0,8}")
          || keys.put(Integer.parseInt(parts[0]), key) != null) {
        throw new IllegalArgumentException(
            "line "
                + number
                + " of the row keys is not `<number> <32 bytes in base64> [<day>]`, each number"
                + " once");
      }
      current = current == 0 ? Integer.parseInt(parts[0]) : current;
      until = day.isAfter(until) ? day : until;
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("the row keys have no key");
    }
    return new RowSeals(keys, current, until, clock);
  }

  private static @Nullable SecretKeySpec key(String encoded) {
    try {
      var bytes = Base64.getUrlDecoder().decode(encoded.replace('+', '-').replace('/', '_'));
      return bytes.length == KEY_BYTES ? new SecretKeySpec(bytes, ALGORITHM) : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static @Nullable Instant day(String text) {
    try {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// Whether there are keys.
  public boolean sealing() {
    return current != 0;
  }

  /// Whether rows without a seal are still taken for older ones.
  public boolean takesUnsealed() {
    return !sealing() || clock.instant().isBefore(unsealedUntil);
  }

  /// The seal of a row; null where there are no keys.
  ///
  /// @param fields of the row, its key among them, always in the same order
  public byte @Nullable [] seal(String table, @Nullable String... fields) {
    var key = keys.get(current);
    return key == null ? null : seal(current, key, table, fields);
  }

  /// Whether the service has written this row.
  public boolean holds(byte @Nullable [] seal, String table, @Nullable String... fields) {
    if (seal == null || !sealing()) {
      return takesUnsealed();
    }
    if (seal.length != SEAL_BYTES) {
      return false;
    }
    var id = ByteBuffer.wrap(seal).getInt();
    var key = keys.get(id);
    return key != null && MessageDigest.isEqual(seal, seal(id, key, table, fields));
  }

  /// What stands for bytes in the fields of a row: their SHA-256 as hexadecimal digits.
  public static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] seal(int id, SecretKeySpec key, String table, @Nullable String... fields) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      update(mac, table);
      for (var field : fields) {
        update(mac, field);
      }
      var seal = ByteBuffer.allocate(SEAL_BYTES).putInt(id);
      return seal.put(mac.doFinal()).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static void update(Mac mac, @Nullable String field) {
    var bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
    var length = field == null ? -1 : bytes.length;
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
    mac.update(bytes);
  }

  /// The keys stay out of logs.
  @Override
  public String toString() {
    return "RowSeals" + keys.keySet();
  }
}
