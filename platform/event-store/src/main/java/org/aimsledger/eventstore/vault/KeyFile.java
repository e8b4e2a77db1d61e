package org.aimsledger.eventstore.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Key-encryption keys, by version. The highest version wraps; the others are there to unwrap what
/// has not been wrapped again yet.
///
/// The file has a line for each key: its version, a space, 32 random bytes in base64 or base64url.
/// Empty lines and lines that start with `#` don't count.
///
/// ```
/// 2 kq0m…
/// 1 Zt3x…
/// ```
public final class KeyFile {
  private final SortedMap<Integer, SecretKey> keys;

  private KeyFile(SortedMap<Integer, SecretKey> keys) {
    this.keys = new TreeMap<>(keys);
  }

  /// A wrapped key.
  @SuppressWarnings("ArrayRecordComponent") // on its way to or from the database, never compared
  record Wrapped(int version, byte[] bytes) {}

  /// Reads the file.
  ///
  /// @throws KeyFileException when it can't be read or is no such file; says the line, not the key
  public static KeyFile read(Path file) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new KeyFileException("the key file " + file + " can't be read", e);
    }
    return parse(text, file.toString());
  }

  static KeyFile parse(String text, String name) {
    var keys = new TreeMap<Integer, SecretKey>();
    var number = 0;
    for (var line : text.lines().toList()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        var parts = line.strip().split(" +", -1);
        var key = parts.length == 2 ? key(parts[1]) : null;
        if (key == null
            || !parts[0].matches("[1-9][0-9]{0,8}")
            || keys.put(Integer.parseInt(parts[0]), key) != null) {
          throw new KeyFileException(
              name
                  + " line "
                  + number
                  + " is not `<version> <32 bytes in base64>`, each version once");
        }
      }
    }
    if (keys.isEmpty()) {
      throw new KeyFileException(name + " has no key");
    }
    return new KeyFile(keys);
  }

  private static @Nullable SecretKey key(String encoded) {
    try {
      var bytes = Base64.getUrlDecoder().decode(encoded.replace('+', '-').replace('/', '_'));
      return bytes.length == Seal.KEY_BYTES ? new SecretKeySpec(bytes, "AES") : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /// The version that wraps now.
  public int current() {
    return keys.lastKey();
  }

  Wrapped wrap(SubjectKey key) {
    var version = current();
    var with = Objects.requireNonNull(keys.get(version));
    return new Wrapped(
        version, Seal.close(with, place(key.subject(), key.id(), version), key.secret()));
  }

  /// @throws KeyFileException when the version is not in the file, or is another key than it was
  SubjectKey unwrap(UUID subject, UUID id, Wrapped wrapped) {
    var with = keys.get(wrapped.version());
    if (with == null) {
      throw new KeyFileException(
          "key-encryption key " + wrapped.version() + " is in use but not in the key file");
    }
    try {
      var place = place(subject, id, wrapped.version());
      return new SubjectKey(subject, id, Seal.open(with, place, wrapped.bytes(), "key " + id));
    } catch (SealBrokenException e) {
      throw new KeyFileException(
          "key-encryption key " + wrapped.version() + " does not open key " + id, e);
    }
  }

  private static byte[] place(UUID subject, UUID id, int version) {
    return String.join("\n", subject.toString(), id.toString(), Integer.toString(version))
        .getBytes(StandardCharsets.UTF_8);
  }

  /// The keys stay out of logs.
  @Override
  public String toString() {
    return "KeyFile" + keys.keySet();
  }
}
