package org.aimsledger.launcher.backing;

import static org.aimsledger.launcher.process.SupervisorLog.LOG;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.aimsledger.launcher.process.LogTail;

/// The start-up cache of one component.
///
/// A damaged cache can crash the JVM, because the JVM maps it without reading it through. So a
/// cache is on probation until the component has become ready with it; if the component ends before
/// that, the cache is deleted and the next start does without.
public final class StartUpCache {
  private static final long RECORDING_SECONDS = 180;
  private static final long CREATION_SECONDS = 300;

  private final Path directory;
  private final JavaProgram java;
  private final StartUpCaches.Mode mode;
  private final String component;
  private final Path jar;
  private final List<String> jvmOptions;
  private final List<String> launch;
  private boolean onProbation;

  StartUpCache(
      Path directory,
      JavaProgram java,
      StartUpCaches.Mode mode,
      String component,
      Path jar,
      List<String> jvmOptions,
      List<String> launch) {
    this.directory = directory;
    this.java = java;
    this.mode = mode;
    this.component = component;
    this.jar = jar;
    this.jvmOptions = List.copyOf(jvmOptions);
    this.launch = List.copyOf(launch);
  }

  public String component() {
    return component;
  }

  /// The options for the next start.
  public synchronized List<String> optionsForStart() throws IOException {
    return switch (mode) {
      case USE -> use();
      case RECORD -> {
        Files.createDirectories(directory);
        yield List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + file("conf"));
      }
    };
  }

  private List<String> use() throws IOException {
    var file = file("aot");
    if (onProbation) {
      onProbation = false;
      Files.deleteIfExists(file);
      LOG.cacheUnusable(component);
    }
    if (!Files.exists(file)) {
      return List.of();
    }
    onProbation = true;
    return List.of("-XX:AOTCache=" + file);
  }

  /// The component has become ready with the options it was given.
  public synchronized void proven() {
    onProbation = false;
  }

  public boolean exists() throws IOException {
    return Files.exists(file("aot"));
  }

  /// Ends the recording in a running process.
  public void endRecording(long pid) throws IOException, InterruptedException {
    var jcmd = java.executable().resolveSibling("jcmd").toString();
    run(List.of(jcmd, Long.toString(pid), "AOT.end_recording"), RECORDING_SECONDS);
    if (!Files.exists(file("conf"))) {
      throw new IOException("nothing was recorded for " + component);
    }
  }

  /// Makes the cache from the recording and answers its size; caches of older builds of this
  /// component go.
  public long create() throws IOException, InterruptedException {
    var fresh = file("aot.new");
    var arguments = new ArrayList<>(jvmOptions);
    arguments.add("-XX:AOTMode=create");
    arguments.add("-XX:AOTConfiguration=" + file("conf"));
    arguments.add("-XX:AOTCache=" + fresh);
    arguments.addAll(launch);
    run(java.command(arguments), CREATION_SECONDS);
    var name = file("aot").getFileName().toString();
    try (var old = Files.newDirectoryStream(directory, component + "-*.aot")) {
      for (var path : old) {
        if (!path.getFileName().toString().equals(name)) {
          Files.delete(path);
        }
      }
    }
    // Moved as the last step: a cache with its final name is a whole one.
    Files.move(fresh, file("aot"), StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(file("conf"));
    var bytes = Files.size(file("aot"));
    LOG.cacheRecorded(component, bytes);
    return bytes;
  }

  private void run(List<String> command, long seconds) throws IOException, InterruptedException {
    var log = directory.resolve(component + ".txt");
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      var _ = process.destroyForcibly();
      throw new IOException(
          "the start-up cache of " + component + " took over " + seconds + " s to make");
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "the start-up cache of %s can't be made: %s"
              .formatted(component, String.join(" | ", LogTail.of(log, 5))));
    }
  }

  private Path file(String ending) throws IOException {
    return directory.resolve(component + "-" + key() + "." + ending);
  }

  private String key() throws IOException {
    var text =
        String.join(
            "\n",
            System.getProperty("java.vm.version"),
            jar.toAbsolutePath().toString(),
            Files.exists(jar) ? Files.getLastModifiedTime(jar) + " " + Files.size(jar) : "",
            String.join(" ", jvmOptions));
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
