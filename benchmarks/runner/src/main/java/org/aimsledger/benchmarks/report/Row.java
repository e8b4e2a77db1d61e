package org.aimsledger.benchmarks.report;

import org.jspecify.annotations.Nullable;

/// One line of the table.
///
/// @param ours our figure; null when it could not be measured, then `note` says why
/// @param peer the peer's figure in the same unit; null when there is none, or it is missing
/// @param peerName who the peer is; empty when there is none
/// @param ratio ours divided by the peer's; null without a peer
/// @param aim what the project wants to reach; null when the row is for information
/// @param reached whether `aim` is reached; null without an aim or without the figure
/// @param note spread of the rounds, percentiles, or why a figure is missing
public record Row(
    String scenario,
    String name,
    @Nullable Double ours,
    String unit,
    @Nullable Double peer,
    String peerName,
    @Nullable Double ratio,
    @Nullable Aim aim,
    @Nullable Boolean reached,
    String note) {
  private static final int LONGEST_NOTE = 160;

  /// A figure against a peer.
  public static Row against(
      String scenario,
      String name,
      double ours,
      String unit,
      double peer,
      String peerName,
      @Nullable Aim aim,
      String note) {
    var ratio = peer == 0 ? null : ours / peer;
    return new Row(
        scenario, name, ours, unit, peer, peerName, ratio, aim, reached(aim, ours, ratio), note);
  }

  /// A figure by itself.
  public static Row alone(
      String scenario, String name, double ours, String unit, @Nullable Aim aim, String note) {
    return new Row(scenario, name, ours, unit, null, "", null, aim, reached(aim, ours, null), note);
  }

  /// Our figure, and a peer that could not be measured.
  public static Row withoutPeer(
      String scenario,
      String name,
      double ours,
      String unit,
      String peerName,
      @Nullable Aim aim,
      String why) {
    return new Row(
        scenario, name, ours, unit, null, peerName, null, aim, reached(aim, ours, null), why);
  }

  /// What could not be measured. Of a long reason its beginning is kept, in one line.
  public static Row failed(String scenario, String name, String why) {
    var line = why.strip().replaceAll("\\s+", " ");
    var note = line.length() > LONGEST_NOTE ? line.substring(0, LONGEST_NOTE) + " …" : line;
    return new Row(scenario, name, null, "", null, "", null, null, null, note);
  }

  private static @Nullable Boolean reached(@Nullable Aim aim, double ours, @Nullable Double ratio) {
    if (aim == null) {
      return null;
    }
    return switch (aim.of()) {
      case FIGURE -> aim.isReachedBy(ours);
      case RATIO -> ratio == null ? null : aim.isReachedBy(ratio);
    };
  }
}
