package org.aimsledger.launcher.backing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The start-up caches of one installation (JEP 514: classes loaded and linked ahead of time).
public final class StartUpCaches {
  /// What a start does with them.
  public enum Mode {
    /// Use a cache where there is one.
    USE,
    /// Record what a cache needs; for a run that does nothing else.
    RECORD
  }

  private final Path directory;
  private final JavaProgram java;
  private final Mode mode;
  private final List<StartUpCache> caches = new ArrayList<>();

  public StartUpCaches(Path directory, JavaProgram java, Mode mode) {
    this.directory = directory;
    this.java = java;
    this.mode = mode;
  }

  /// A cache is only valid for the very same jar, Java and options.
  ///
  /// @param launch what comes after the options: `-jar app.jar`, or a class path and a main class
  public synchronized StartUpCache of(
      String component, Path jar, List<String> jvmOptions, List<String> launch) {
    var cache = new StartUpCache(directory, java, mode, component, jar, jvmOptions, launch);
    caches.add(cache);
    return cache;
  }

  public synchronized List<StartUpCache> all() {
    return List.copyOf(caches);
  }
}
