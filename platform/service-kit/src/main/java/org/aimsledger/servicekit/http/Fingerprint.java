package org.aimsledger.servicekit.http;

import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What the current request asks for, as a SHA-256: method, path and query, `If-Match`, body bytes.
///
/// The body is digested while it is read. A body that no resource method asks for does not count.
@RequestScoped
public class Fingerprint {
  private byte[] body = new byte[0];

  void body(byte[] digest) {
    this.body = digest.clone();
  }

  /// The fingerprint.
  ///
  /// @param head method, path and conditions of the request
  public byte[] over(String... head) {
    var digest = sha256();
    for (var part : head) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
    }
    return digest.digest(body);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
