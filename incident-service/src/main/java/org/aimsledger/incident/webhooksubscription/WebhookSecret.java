package org.aimsledger.incident.webhooksubscription;

import java.util.Base64;

/// A secret as Standard Webhooks writes it. Stays out of logs.
public record WebhookSecret(String text) {
  /// As many random bytes as the specification recommends at least.
  static final int BYTES = 32;

  private static final String PREFIX = "whsec_";

  /// @param random [#BYTES] of them
  static WebhookSecret of(byte[] random) {
    if (random.length != BYTES) {
      throw new IllegalArgumentException("a secret has " + BYTES + " bytes");
    }
    return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(random));
  }

  @Override
  public String toString() {
    return "WebhookSecret[…]";
  }
}
