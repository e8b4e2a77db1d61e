package org.aimsledger.launcher.preflight;

/// The one Java that the project is built and tried with; the script and the build want the same.
public final class JavaCheck {
  public static final int NEEDED = 25;

  private JavaCheck() {}

  public static void check() throws PreflightException {
    check(Runtime.version().feature(), System.getProperty("java.home"));
  }

  static void check(int feature, String home) throws PreflightException {
    if (feature != NEEDED) {
      throw new PreflightException(
          "Aimsledger needs JDK %d, this is Java %d in %s. Set JAVA_HOME to a JDK %d."
              .formatted(NEEDED, feature, home, NEEDED));
    }
  }
}
