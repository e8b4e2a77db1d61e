package org.aimsledger.launcher.service;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/// Asks a health address; anything but a 200 in time is a no.
record HealthProbe(URI address, Duration connect, Duration answer) {
  static HealthProbe of(int port, String path) {
    return new HealthProbe(
        URI.create("http://127.0.0.1:" + port + path),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3));
  }

  boolean answersWell() {
    try {
      var connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout((int) connect.toMillis());
      connection.setReadTimeout((int) answer.toMillis());
      try {
        return connection.getResponseCode() == 200;
      } finally {
        connection.disconnect();
      }
    } catch (IOException _) {
      return false;
    }
  }
}
