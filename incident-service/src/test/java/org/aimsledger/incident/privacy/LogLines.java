package org.aimsledger.incident.privacy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Everything that is logged while it is open, with parameters and causes.
final class LogLines extends Handler implements AutoCloseable {
  private final StringWriter lines = new StringWriter();

  private LogLines() {}

  static LogLines open() {
    var lines = new LogLines();
    Logger.getLogger("").addHandler(lines);
    return lines;
  }

  @Override
  public void publish(LogRecord record) {
    var out = new PrintWriter(lines);
    out.println(record.getMessage() + " " + Arrays.toString(record.getParameters()));
    if (record.getThrown() != null) {
      record.getThrown().printStackTrace(out);
    }
    out.flush();
  }

  byte[] bytes() {
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
