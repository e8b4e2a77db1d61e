package org.aimsledger.launcher.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Where a database is and as whom to go there.
public record DatabaseLogin(String url, String user, String password) {
  Connection open() throws IOException {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", "aims-backup");
    try {
      return DriverManager.getConnection(url, properties);
    } catch (SQLException e) {
      throw new IOException("Cannot reach " + url + " as " + user + ": " + e.getMessage(), e);
    }
  }

  /// The password stays out of logs.
  @Override
  public String toString() {
    return "DatabaseLogin[" + url + ", " + user + "]";
  }
}
