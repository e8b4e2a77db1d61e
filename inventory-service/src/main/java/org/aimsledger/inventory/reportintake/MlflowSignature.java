package org.aimsledger.inventory.reportintake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The signature of MLflow webhooks: `v1,` and the Base64 of HMAC-SHA256 over
/// `<delivery>.<timestamp>.<body>`, the body as it came.
@SuppressWarnings("ArrayRecordComponent") // never compared
record MlflowSignature(byte[] secret) {
  private static final String VERSION = "v1,";
  private static final String ALGORITHM = "HmacSHA256";

  /// Whether the signature is that of the secret. Takes as long for one that is nearly right as for
  /// one that is all wrong.
  boolean signs(String signature, String delivery, String timestamp, byte[] body) {
    return MessageDigest.isEqual(
        of(delivery, timestamp, body).getBytes(StandardCharsets.UTF_8),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  String of(String delivery, String timestamp, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      mac.update((delivery + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
