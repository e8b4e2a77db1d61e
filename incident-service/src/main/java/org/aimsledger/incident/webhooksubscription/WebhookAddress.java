package org.aimsledger.incident.webhooksubscription;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where webhooks are sent. What the name leads to is looked at when something is sent, each time.
///
/// @param text an absolute `https` address, or an `http` one where that is allowed
record WebhookAddress(String text) {
  static final int LONGEST = 2_000;

  /// Reads an address.
  ///
  /// @param plain whether `http` is allowed: for receivers on the same machine
  /// @throws IllegalArgumentException when nothing can be sent there
  static WebhookAddress parse(String text, boolean plain) {
    var uri = uri(text.strip());
    var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(plain && scheme.equals("http"))) {
      throw new IllegalArgumentException("must begin with https://");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("must name a host");
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("must not hold a user name or password");
    }
    if (uri.getRawFragment() != null) {
      throw new IllegalArgumentException("must not have a fragment");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw new IllegalArgumentException("has a port that does not exist");
    }
    return new WebhookAddress(uri.toASCIIString());
  }

  private static URI uri(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("must have at most " + LONGEST + " characters");
    }
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("is no address: " + e.getReason(), e);
    }
  }
}
