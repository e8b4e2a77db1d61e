package org.aimsledger.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where the figures come from; without it they mean nothing.
///
/// @param loadBefore load average of the last minute before the run: above a half the machine was
///   not idle
public record Machine(
    int cores,
    long memoryMegabytes,
    String processor,
    String kernel,
    String jdk,
    String postgres,
    double loadBefore) {

  public static Machine here(String postgres) {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        kibibytes("/proc/meminfo", "MemTotal:") / 1024,
        processorName(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"),
        postgres,
        loadAverage());
  }

  /// The same machine with the version of its PostgreSQL, known only once it runs.
  public Machine withPostgres(String version) {
    return new Machine(cores, memoryMegabytes, processor, kernel, jdk, version, loadBefore);
  }

  private static double loadAverage() {
    var lines = lines("/proc/loadavg");
    return lines.isEmpty() ? -1 : Double.parseDouble(lines.getFirst().split(" ", 2)[0]);
  }

  private static String processorName() {
    return lines("/proc/cpuinfo").stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  private static long kibibytes(String file, String key) {
    return lines(file).stream()
        .filter(line -> line.startsWith(key))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file));
    } catch (IOException _) {
      // Not a Linux: the figure is left out.
      return List.of();
    }
  }
}
