package org.aimsledger.audit.platform.trail;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/// What evidence is about. Its text stands in events, in the manifest of the bundle and in lists.
public sealed interface EvidenceSubject {
  /// An AI system, a risk, an incident …: every stream with an event that mentions it, whole.
  record Thing(UUID id) implements EvidenceSubject {
    @Override
    public String text() {
      return id.toString();
    }
  }

  /// A request and what followed from it: every stream with an event of it, whole.
  record Correlation(String id) implements EvidenceSubject {
    public Correlation {
      if (id.isBlank()) {
        throw new IllegalArgumentException("a correlation is not blank");
      }
    }

    @Override
    public String text() {
      return CORRELATION + id;
    }
  }

  /// A finding, and what it was found about: every stream with an event that mentions it, whole,
  /// and the streams of what its own events name, whole. For a discrepancy of the trail that is the
  /// record whose entry disagrees.
  record Finding(UUID id) implements EvidenceSubject {
    @Override
    public String text() {
      return FINDING + id;
    }
  }

  /// A stretch of the log without a gap: from the first entry that was recorded in the period to
  /// the last one. Entries that came into the trail between these belong to it, whenever they were
  /// recorded, so that whoever has the bundle can see that nothing was left out.
  ///
  /// @param from inclusive
  /// @param before exclusive
  record Period(Instant from, Instant before) implements EvidenceSubject {
    public Period {
      if (!from.isBefore(before)) {
        throw new IllegalArgumentException("a period ends after its beginning");
      }
    }

    @Override
    public String text() {
      return RECORDED + from + "/" + before;
    }
  }

  String CORRELATION = "correlation ";
  String RECORDED = "recorded ";
  String FINDING = "finding ";

  /// The text that [#parse(String)] reads.
  String text();

  /// Reads what [#text()] wrote.
  ///
  /// @throws IllegalArgumentException when it is something else
  static EvidenceSubject parse(String text) {
    if (text.startsWith(CORRELATION)) {
      return new Correlation(text.substring(CORRELATION.length()));
    }
    if (text.startsWith(RECORDED)) {
      return period(text.substring(RECORDED.length()));
    }
    return text.startsWith(FINDING)
        ? new Finding(UUID.fromString(text.substring(FINDING.length())))
        : new Thing(UUID.fromString(text));
  }

  private static Period period(String text) {
    var slash = text.indexOf('/');
    try {
      return new Period(
          Instant.parse(text.substring(0, Math.max(slash, 0))),
          Instant.parse(text.substring(slash + 1)));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no period: " + text, e);
    }
  }
}
