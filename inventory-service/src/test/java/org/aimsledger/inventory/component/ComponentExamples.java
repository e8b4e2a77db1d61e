package org.aimsledger.inventory.component;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.DatePrecision;
import org.aimsledger.contracts.inventory.DiligenceOutcome;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.FieldValue;
import org.aimsledger.contracts.inventory.FieldValueChange;
import org.aimsledger.contracts.inventory.GivenDate;
import org.aimsledger.contracts.inventory.QualityOutcome;
import org.aimsledger.contracts.inventory.ResponsibleParty;
import org.aimsledger.contracts.inventory.SupplierChange;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.jspecify.annotations.Nullable;

/// Components and times that the tests speak of.
public final class ComponentExamples {
  public static final UUID LETTERS = UUID.fromString("01980000-0000-7000-8000-0000000000d1");
  public static final UUID LETTERS_2 = UUID.fromString("01980000-0000-7000-8000-0000000000d2");
  public static final UUID SUPPLIER = UUID.fromString("01980000-0000-7000-8000-0000000000c1");
  public static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  static final Reason BECAUSE = new Reason("because");
  static final ExternalId DOI = new ExternalId("doi", "10.5555/letters");

  private ComponentExamples() {}

  /// What somebody said.
  public static FieldValue said(String... values) {
    return new FieldValue(List.of(values), null, null, FieldSource.DECLARED, Confidence.UNKNOWN);
  }

  static GivenField given(String... values) {
    return new GivenField(List.of(values), null, null);
  }

  /// A dataset, as it is registered.
  public static ComponentEvent dataset() {
    return new ComponentEvent.Registered(
        LETTERS,
        ComponentKind.DATASET,
        null,
        null,
        Map.of(
            "nameEn", said("Letters of citizens"),
            "nameZhHant", said("民眾來函"),
            "aliases", said("Letters", "Inbox"),
            "licences", said("CC-BY-4.0")),
        DOI,
        MORNING);
  }

  /// A version of it, found by a scan.
  public static ComponentEvent datasetVersion() {
    return new ComponentEvent.Registered(
        LETTERS_2,
        ComponentKind.DATASET_VERSION,
        LETTERS,
        "2.1",
        Map.of(
            "collectedFrom",
            new FieldValue(
                List.of("Jan-25"),
                "2025-01",
                DatePrecision.MONTH,
                FieldSource.DISCOVERED,
                Confidence.HIGH),
            "personalData",
            new FieldValue(List.of(), null, null, FieldSource.DECLARED, Confidence.LOW)),
        new ExternalId("catalogue", "letters-2.1"),
        MORNING);
  }

  /// A supplier of models.
  public static ComponentEvent supplier() {
    return new ComponentEvent.Registered(
        SUPPLIER,
        ComponentKind.SUPPLIER,
        null,
        null,
        Map.of("nameZhHans", said("示例公司")),
        null,
        MORNING);
  }

  public static ComponentEvent described() {
    return new ComponentEvent.Described(
        LETTERS,
        ComponentKind.DATASET,
        List.of(
            new FieldValueChange("knownBias", null, said("few letters by young people")),
            new FieldValueChange("licences", said("CC-BY-4.0"), null),
            new FieldValueChange(
                "nameEn", said("Letters of citizens"), said("Letters to the office"))),
        "reviewed",
        NOON);
  }

  public static ComponentEvent retired() {
    return new ComponentEvent.Retired(LETTERS, ComponentKind.DATASET, "deleted", NOON);
  }

  public static ComponentEvent assessed(String criterion, QualityOutcome outcome) {
    return new ComponentEvent.QualityAssessed(
        LETTERS,
        ComponentKind.DATASET,
        criterion,
        "at most 1 % missing",
        "0.4 % missing",
        outcome,
        date("2026-11-01", DatePrecision.DAY),
        NOON);
  }

  public static ComponentEvent allocated(ResponsibleParty party) {
    return new ComponentEvent.ResponsibilityAllocated(
        SUPPLIER, ComponentKind.SUPPLIER, "incident notification", party, "within 24 hours", NOON);
  }

  public static ComponentEvent diligence() {
    return new ComponentEvent.DueDiligenceRecorded(
        SUPPLIER,
        ComponentKind.SUPPLIER,
        DiligenceOutcome.PASSED_WITH_CONDITIONS,
        "no audit report yet",
        date("2026-10", DatePrecision.MONTH),
        new GivenDate("next year", null, DatePrecision.UNKNOWN),
        NOON);
  }

  public static ComponentEvent contract(String reference) {
    return new ComponentEvent.ContractRecorded(
        SUPPLIER,
        ComponentKind.SUPPLIER,
        reference,
        date("2025-01-01", DatePrecision.DAY),
        date("2027", DatePrecision.YEAR),
        "changes are announced 30 days before",
        NOON);
  }

  public static ComponentEvent changed(SupplierChange change) {
    return new ComponentEvent.SupplierChanged(
        SUPPLIER,
        ComponentKind.SUPPLIER,
        change,
        LETTERS,
        "answers differ since Monday",
        date("2026-11-16", DatePrecision.DAY),
        NOON);
  }

  static GivenDate date(String text, DatePrecision precision) {
    return new GivenDate(text, text, precision);
  }

  static DeciderSpecification<ComponentCommand, Component, ComponentEvent, ComponentRejection>
      component(ComponentEvent... history) {
    return DeciderSpecification.of(new ComponentDecider()).given(history);
  }

  static ComponentCommand.Register register(
      ComponentKind kind, @Nullable Presence whole, Map<String, GivenField> fields) {
    var part = whole == null ? null : new ComponentCommand.Part(LETTERS, "2.1", whole);
    return new ComponentCommand.Register(
        LETTERS_2, kind, part, ComponentFields.of(kind, fields), null, MORNING);
  }

  static ComponentCommand describe(Map<String, GivenField> given, String... cleared) {
    return new ComponentCommand.Describe(
        LETTERS, new FieldPatch(new TreeMap<>(given), Set.of(cleared)), BECAUSE, NOON);
  }
}
