package org.aimsledger.incident.filingdocument;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.referencedata.FilingTemplates;
import org.aimsledger.referencedata.FilingTemplates.Field;
import org.aimsledger.referencedata.FilingTemplates.Template;
import org.aimsledger.referencedata.LegalClocks;
import org.aimsledger.referencedata.Titles;
import org.jspecify.annotations.Nullable;

/// What a report says.
///
/// @param template its id, with the version of its pack: `filing-templates@2026.1#gdpr-initial`
/// @param record version of the incident that it was made of
/// @param missing ids of fields that the law asks for and nothing is known of
record FilingDocument(
    String template,
    String title,
    String source,
    UUID incident,
    long record,
    List<Item> entries,
    List<String> missing) {
  FilingDocument {
    entries = List.copyOf(entries);
    missing = List.copyOf(missing);
  }

  /// One thing said.
  ///
  /// @param lines one each; empty: nothing is known
  /// @param stated by whoever makes the report, not by the record
  record Item(String field, String title, boolean required, List<String> lines, boolean stated) {
    Item {
      lines = List.copyOf(lines);
    }
  }

  /// What it is made of.
  ///
  /// @param statements field → text, for what the record doesn't hold
  record Order(
      FilingTemplates templates,
      LegalClocks law,
      Template template,
      String regime,
      Language language,
      Map<String, String> statements) {}

  /// Makes the report.
  static FilingDocument of(IncidentRecord record, UUID incident, Order order) {
    var entries = new ArrayList<Item>();
    order.template().required().forEach(id -> entries.add(entry(record, order, id, true)));
    order.template().optional().forEach(id -> entries.add(entry(record, order, id, false)));
    var missing =
        entries.stream()
            .filter(entry -> entry.required() && entry.lines().isEmpty())
            .map(Item::field)
            .toList();
    return new FilingDocument(
        order.templates().version() + "#" + order.template().id(),
        order.language().of(order.template().title()),
        order.template().source(),
        incident,
        record.events(),
        entries,
        missing);
  }

  private static Item entry(IncidentRecord record, Order order, String id, boolean required) {
    var field = order.templates().field(id).orElseThrow();
    var known = lines(record, order, field);
    var statement = order.statements().get(id);
    var lines = new ArrayList<>(known);
    if (statement != null) {
      lines.addAll(statement.lines().toList());
    }
    return new Item(id, order.language().of(field.title()), required, lines, statement != null);
  }

  private static List<String> lines(IncidentRecord record, Order order, Field field) {
    var raised = record.raised();
    var resolved = record.resolved();
    return switch (field.from()) {
      case INCIDENT_ID -> text(raised == null ? null : raised.incident());
      case TITLE -> text(raised == null ? null : raised.title());
      case DESCRIPTION -> raised == null ? List.of() : raised.description().lines().toList();
      case SYSTEMS -> record.systemsInOrder();
      case OCCURRED_AT -> text(record.occurred());
      case RAISED_AT -> text(raised == null ? null : raised.at());
      case AWARE_AT -> text(record.awareAt());
      case CAUSAL_LINK_AT -> text(record.moment("CAUSAL_LINK"));
      case CLASSIFIED_AT -> text(record.moment("CLASSIFIED_MAJOR"));
      case CONTAINMENT -> record.containments();
      case RESOLVED_AT -> text(resolved == null ? null : resolved.at());
      case KIND -> text(record.kind());
      case SEVERITY -> text(record.severity());
      case OECD_SEVERITY -> text(record.oecdSeverity());
      case FACTS -> record.facts().stream().map(fact -> factTitle(order, fact)).toList();
      case HYPOTHESIS -> text(record.hypothesis());
      case ROOT_CAUSE ->
          text(resolved == null ? null : resolved.cause() + ": " + resolved.rootCause());
      case MEASURES -> resolved == null ? List.of() : resolved.summary().lines().toList();
      case LESSONS -> text(record.lessons());
      case CLOCKS ->
          record.clocks(order.regime()).stream().map(clock -> clockLine(order, clock)).toList();
      case DECISION -> decision(record, order.regime());
      case FILINGS ->
          record.filings(order.regime()).stream()
              .map(
                  one ->
                      "%s, %s, %s, SHA-256 %s"
                          .formatted(
                              one.filedAt(), one.addressee(), one.receipt(), one.contentSha256()))
              .toList();
      case STATED -> List.of();
    };
  }

  private static List<String> text(@Nullable Object value) {
    return value == null ? List.of() : List.of(value.toString());
  }

  private static String factTitle(Order order, String fact) {
    return order
        .law()
        .fact(fact)
        .map(LegalClocks.Fact::title)
        .map(order.language()::of)
        .orElse(fact);
  }

  private static String clockLine(Order order, IncidentRecord.Clock clock) {
    var title =
        order
            .law()
            .clock(clock.rule())
            .map(rule -> rule.paragraph() + ", " + order.language().of(rule.title()))
            .orElse(clock.clock());
    var due = earlier(clock.dueStrict(), clock.dueLegal());
    var standing = clock.standing();
    return "%s: %s%s".formatted(title, due, standing == null ? "" : ", " + standing);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static List<String> decision(IncidentRecord record, String regime) {
    var decision = record.decision(regime);
    return decision == null
        ? List.of()
        : List.of(
            "%s, %s, %s".formatted(decision.decision(), decision.at(), decision.decidedBy()),
            decision.reason());
  }

  /// One of the languages of the product.
  enum Language {
    EN("en"),
    ZH_HANS("zh-Hans"),
    ZH_HANT("zh-Hant");

    private final String tag;

    Language(String tag) {
      this.tag = tag;
    }

    String tag() {
      return tag;
    }

    String of(Titles titles) {
      return switch (this) {
        case EN -> titles.en();
        case ZH_HANS -> titles.zhHans();
        case ZH_HANT -> titles.zhHant();
      };
    }
  }
}
