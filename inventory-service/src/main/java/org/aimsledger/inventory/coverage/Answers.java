package org.aimsledger.inventory.coverage;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.AttributeValue;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.referencedata.CoverageMeasures.Measure;
import org.jspecify.annotations.Nullable;

/// What one system answers to each measure. Answers are written `measure=ANSWER`, so that the
/// database can count them and look for them.
final class Answers {
  /// Nothing is known.
  static final String UNKNOWN = "UNKNOWN";

  /// Something is known, which is no choice of answers.
  static final String PRESENT = "PRESENT";

  /// Something was said that is none of the answers.
  static final String UNRECOGNISED = "UNRECOGNISED";

  private static final char SEPARATOR = '=';
  private static final String ATTRIBUTES = "attributes.";
  private static final int LONGEST_ANSWER = 60;
  private static final Set<String> WORDS =
      Set.of(
          "stage",
          "highImpact",
          "technology",
          "decisionPart",
          "offering",
          "riskClass",
          StandingAnswers.ASSESSMENT,
          StandingAnswers.OVERSIGHT,
          StandingAnswers.REVIEW,
          StandingAnswers.GATES);

  private final Collection<Measure> measures;
  private final Map<String, String> facts = new TreeMap<>();

  /// @param facts as [#facts] gave them; empty for a new system
  Answers(Collection<Measure> measures, String[] facts) {
    this.measures = measures;
    for (var fact : facts) {
      var end = fact.indexOf(SEPARATOR);
      this.facts.put(fact.substring(0, end), fact.substring(end + 1));
    }
  }

  static String written(String measure, String answer) {
    return measure + SEPARATOR + answer;
  }

  /// The answer of a written pair, whose measure has an id without [#SEPARATOR].
  static String answerOf(String written) {
    return written.substring(written.indexOf(SEPARATOR) + 1);
  }

  static String measureOf(String written) {
    return written.substring(0, written.indexOf(SEPARATOR));
  }

  void profile(AiSystemProfile profile) {
    field("owner", profile.owner());
    field("purpose", profile.purpose());
    field("intendedUse", profile.intendedUse());
    field("organisation", profile.organisation());
    field("unit", profile.unit());
    field("topicArea", profile.topicArea());
    field("sector", profile.sector());
    field("vendor", profile.vendor());
    field("technology", profile.technology().name());
    field("decisionPart", profile.decisionPart().name());
    field("offering", profile.offering().name());
    profile.attributes().forEach(this::attribute);
  }

  void field(String name, @Nullable String value) {
    if (measures.stream().anyMatch(m -> !m.attribute() && m.field().equals(name))) {
      put(name, value == null || value.isBlank() || isWord(name) ? value : PRESENT);
    }
  }

  private void attribute(String name, AttributeValue value) {
    if (isMeasured(name)) {
      put(ATTRIBUTES + name + ".raw", cut(value.raw()));
      put(ATTRIBUTES + name + ".parsed", value.parsed());
      put(ATTRIBUTES + name + ".flag", value.flag());
    }
  }

  void change(FieldChange change) {
    var to = change.to().isEmpty() ? null : change.to().getFirst();
    if (!change.field().startsWith(ATTRIBUTES)) {
      field(change.field(), to);
      return;
    }
    var path = change.field().substring(ATTRIBUTES.length());
    var end = path.lastIndexOf('.');
    if (end > 0 && isMeasured(path.substring(0, end))) {
      put(change.field(), to == null ? null : cut(to));
    }
  }

  /// What has to be kept to go on from here.
  String[] facts() {
    return facts.entrySet().stream()
        .map(fact -> written(fact.getKey(), fact.getValue()))
        .toArray(String[]::new);
  }

  /// One answer per measure.
  String[] all() {
    return measures.stream()
        .map(measure -> written(measure.id(), answer(measure)))
        .toArray(String[]::new);
  }

  private String answer(Measure measure) {
    if (!measure.attribute()) {
      var value = facts.get(measure.field());
      return value == null || value.isBlank() ? UNKNOWN : value;
    }
    var parsed = facts.get(ATTRIBUTES + measure.field() + ".parsed");
    if (parsed != null) {
      return parsed;
    }
    var raw = facts.get(ATTRIBUTES + measure.field() + ".raw");
    if (raw == null || raw.isBlank()) {
      return UNKNOWN;
    }
    // A normal form that equals the raw text is not repeated in the event.
    var isAnswer =
        facts.get(ATTRIBUTES + measure.field() + ".flag") == null
            && raw.equals(raw.toUpperCase(Locale.ROOT))
            && raw.length() < LONGEST_ANSWER;
    return isAnswer ? raw : UNRECOGNISED;
  }

  private boolean isMeasured(String attribute) {
    return measures.stream().anyMatch(m -> m.attribute() && m.field().equals(attribute));
  }

  /// Whether the field holds one of a few words; of a text only that it is there is kept.
  private static boolean isWord(String field) {
    return WORDS.contains(field);
  }

  private static String cut(String text) {
    return text.length() > LONGEST_ANSWER ? text.substring(0, LONGEST_ANSWER) : text;
  }

  private void put(String name, @Nullable String value) {
    if (value == null) {
      facts.remove(name);
    } else {
      facts.put(name, value);
    }
  }
}
