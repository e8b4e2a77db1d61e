package org.aimsledger.launcher.cli;

/// `[########............] 40 % 1,444 of 3,611`
final class ProgressBar {
  private static final int WIDTH = 30;

  private ProgressBar() {}

  /// Never shows 100 % before everything is done; an unknown total shows the count only.
  static String render(long done, long total) {
    if (total <= 0) {
      return "[" + ".".repeat(WIDTH) + "]  %s rows".formatted(Texts.count(done));
    }
    long counted = Math.clamp(done, 0, total);
    int filled = (int) (counted * WIDTH / total);
    return "[%s%s] %3d %%  %s of %s"
        .formatted(
            "#".repeat(filled),
            ".".repeat(WIDTH - filled),
            counted * 100 / total,
            Texts.count(counted),
            Texts.count(total));
  }
}
