package org.aimsledger.launcher.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.aimsledger.launcher.process.LogTail;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The end of the log files.
@Command(
    name = "logs",
    description = "Shows the end of the logs, of one component or of all.",
    mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
  private static final int CHUNK = 1 << 20;
  private static final int MOST_LINES = 100_000;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "supervisor, postgres, kafka, inventory, risk, incident or audit")
  private String name = "";

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with new lines until Ctrl-C.")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      description = "How many lines of each file; default: ${DEFAULT-VALUE}")
  private int lines = 50;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (lines < 0 || lines > MOST_LINES) {
      throw new IllegalArgumentException("--lines is a number from 0 to " + MOST_LINES);
    }
    var files = files(Place.current().home().logs());
    var out = Terminal.out(spec);
    var positions = new LinkedHashMap<Path, Long>();
    for (var file : files) {
      positions.put(file, Files.size(file));
      LogTail.of(file, lines).forEach(line -> print(file, line, files.size() > 1, out));
    }
    while (follow) {
      Thread.sleep(300);
      for (var entry : positions.entrySet()) {
        entry.setValue(follow(entry, files.size() > 1, out));
      }
    }
    return 0;
  }

  private List<Path> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new IOException("There are no logs yet in " + directory);
    }
    List<Path> all;
    try (var listing = Files.list(directory)) {
      all = listing.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
    if (name.isEmpty()) {
      return all;
    }
    return List.of(
        all.stream()
            .filter(file -> label(file).equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "No log of "
                            + name
                            + "; there are "
                            + String.join(", ", all.stream().map(LogsCommand::label).toList()))));
  }

  private static String label(Path file) {
    return file.getFileName().toString().replace(".log", "");
  }

  private static void print(Path file, String line, boolean prefixed, PrintWriter out) {
    out.println(prefixed ? "%-10s | %s".formatted(label(file), line) : line);
  }

  private static long follow(Map.Entry<Path, Long> entry, boolean prefixed, PrintWriter out)
      throws IOException {
    try (var in = new RandomAccessFile(entry.getKey().toFile(), "r")) {
      // A rotated file starts again from nothing.
      long from = in.length() < entry.getValue() ? 0 : entry.getValue();
      in.seek(from);
      var bytes = new byte[(int) Math.min(CHUNK, in.length() - from)];
      in.readFully(bytes);
      int end = lastNewline(bytes) + 1;
      new String(bytes, 0, end, StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> print(entry.getKey(), line, prefixed, out));
      return from + end;
    }
  }

  private static int lastNewline(byte[] bytes) {
    for (int i = bytes.length - 1; i >= 0; i--) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
