package org.aimsledger.launcher.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The configuration of JBoss Log Manager for a child JVM: one line per event on standard output,
/// which the supervisor sends to a file.
public final class LoggingConfiguration {
  private LoggingConfiguration() {}

  /// Writes the configuration.
  ///
  /// @param errorsOnly names of loggers of which only errors are worth a line
  public static void write(Path file, List<String> errorsOnly) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, render(errorsOnly));
  }

  static String render(List<String> errorsOnly) {
    var text =
        new StringBuilder(
            """
            logger.level=INFO
            logger.handlers=OUT
            handler.OUT=org.jboss.logmanager.handlers.ConsoleHandler
            handler.OUT.formatter=LINE
            handler.OUT.properties=autoFlush,target
            handler.OUT.autoFlush=true
            handler.OUT.target=SYSTEM_OUT
            formatter.LINE=org.jboss.logmanager.formatters.PatternFormatter
            formatter.LINE.properties=pattern
            formatter.LINE.pattern=%d{yyyy-MM-dd'T'HH:mm:ss,SSS} %-5p [%c{2}] %s%e%n
            """);
    if (!errorsOnly.isEmpty()) {
      text.append("loggers=").append(String.join(",", errorsOnly)).append('\n');
      errorsOnly.forEach(name -> text.append("logger.").append(name).append(".level=ERROR\n"));
    }
    return text.toString();
  }
}
