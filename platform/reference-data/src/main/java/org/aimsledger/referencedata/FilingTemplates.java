package org.aimsledger.referencedata;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aimsledger.referencedata.LegalClocks.Step;
import org.jspecify.annotations.Nullable;

/// What a report to an authority has to contain, regime by regime. No legal advice: each row has
/// its source, and the form of the authority prevails.
public record FilingTemplates(
    PackVersion version,
    LocalDate validFrom,
    String source,
    List<Field> fields,
    List<Template> templates)
    implements Pack {

  /// Where the content of a field comes from.
  public enum Origin {
    INCIDENT_ID,
    TITLE,
    DESCRIPTION,
    SYSTEMS,
    OCCURRED_AT,
    RAISED_AT,
    AWARE_AT,
    CAUSAL_LINK_AT,
    CLASSIFIED_AT,
    CONTAINMENT,
    RESOLVED_AT,
    KIND,
    SEVERITY,
    OECD_SEVERITY,
    FACTS,
    HYPOTHESIS,
    ROOT_CAUSE,
    MEASURES,
    LESSONS,
    CLOCKS,
    DECISION,
    FILINGS,
    /// The record doesn't hold it: whoever files states it.
    STATED
  }

  /// One thing to say.
  public record Field(String id, Origin from, Titles title) {}

  /// One report.
  ///
  /// @param regime id in the pack `legal-clocks`; null: for regimes without one of their own
  /// @param required ids of fields that the law asks for, in their order
  /// @param optional ids of fields that help
  public record Template(
      String id,
      @Nullable String regime,
      Step step,
      Titles title,
      String source,
      List<String> required,
      List<String> optional) {
    public Template {
      required = List.copyOf(required);
      optional = List.copyOf(optional);
      var all = new HashSet<>(required);
      if (required.isEmpty() || !optional.stream().allMatch(all::add)) {
        throw new IllegalArgumentException("template " + id + " names a field twice, or none");
      }
    }
  }

  public FilingTemplates {
    fields = List.copyOf(fields);
    templates = List.copyOf(templates);
    var known = fields.stream().map(Field::id).collect(Collectors.toSet());
    for (var template : templates) {
      if (!known.containsAll(template.required()) || !known.containsAll(template.optional())) {
        throw new IllegalArgumentException(
            "template " + template.id() + " names an undefined field");
      }
    }
  }

  public Optional<Field> field(String id) {
    return fields.stream().filter(field -> field.id().equals(id)).findFirst();
  }

  /// The template of a regime, or the general one.
  ///
  /// @throws IllegalStateException when there is neither
  public Template of(String regime, Step step) {
    return find(regime, step)
        .or(() -> find(null, step))
        .orElseThrow(() -> new IllegalStateException("no template for " + regime + " " + step));
  }

  private Optional<Template> find(@Nullable String regime, Step step) {
    return templates.stream()
        .filter(one -> one.step() == step)
        .filter(one -> regime == null ? one.regime() == null : regime.equals(one.regime()))
        .findFirst();
  }
}
