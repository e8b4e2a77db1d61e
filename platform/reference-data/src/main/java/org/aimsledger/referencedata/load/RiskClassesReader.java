package org.aimsledger.referencedata.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.aimsledger.referencedata.RiskClasses;
import org.aimsledger.referencedata.RiskClasses.Clause;
import org.aimsledger.referencedata.RiskClasses.Kind;
import org.aimsledger.referencedata.RiskClasses.Option;
import org.aimsledger.referencedata.RiskClasses.Question;
import org.aimsledger.referencedata.RiskClasses.Rule;

/// Pack `risk-classes`.
final class RiskClassesReader {
  private RiskClassesReader() {}

  static RiskClasses read(PackRow file, PackHeader header) {
    return new RiskClasses(
        header.version(),
        header.validFrom(),
        header.source(),
        questions(file),
        rules(file, "rules"),
        rules(file, "exceptions"),
        rules(file, "transparency"),
        rules(file, "generalPurpose"));
  }

  private static List<Question> questions(PackRow file) {
    var ids = new ArrayList<String>();
    return file.rows("questions", row -> question(row, row.unusedId(ids)));
  }

  private static Question question(PackRow row, String id) {
    var kind = row.word("kind", Kind.class);
    var ids = new ArrayList<String>();
    return new Question(
        id,
        kind,
        row.titles("title"),
        row.text("source"),
        kind == Kind.CHOICES
            ? row.rows(
                "options",
                option ->
                    new Option(option.unusedId(ids), option.titles("title"), option.text("source")))
            : List.of());
  }

  private static List<Rule> rules(PackRow file, String key) {
    var ids = new ArrayList<String>();
    return file.rows(key, row -> rule(row, row.unusedId(ids)));
  }

  private static Rule rule(PackRow row, String id) {
    return new Rule(
        id,
        row.has("outcome") ? row.text("outcome") : null,
        row.has("area") ? row.text("area") : null,
        row.date("appliesFrom"),
        row.has("when") ? row.rows("when", RiskClassesReader::clause) : List.of(),
        row.titles("title"),
        row.text("source"));
  }

  private static Clause clause(PackRow row) {
    var negated = row.has("noneOf");
    return new Clause(
        row.text("question"), new HashSet<>(row.texts(negated ? "noneOf" : "oneOf")), negated);
  }
}
