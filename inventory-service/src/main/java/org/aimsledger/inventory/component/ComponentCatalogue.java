package org.aimsledger.inventory.component;

import static org.aimsledger.inventory.component.FieldRule.date;
import static org.aimsledger.inventory.component.FieldRule.person;
import static org.aimsledger.inventory.component.FieldRule.text;
import static org.aimsledger.inventory.component.FieldRule.texts;
import static org.aimsledger.inventory.component.FieldRule.word;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.inventory.platform.ComponentNames;

/// Which fields each kind of component has: those that ISO/IEC 42001 A.4, A.6, A.7 and A.10 ask to
/// be documented, and those by which model cards, CycloneDX and SPDX describe models and datasets.
final class ComponentCatalogue {
  static final int NARRATIVE = 4_000;
  static final int LINE = 300;
  static final int LIST = 20;

  private static final FieldRule TEXT = text(NARRATIVE);
  private static final FieldRule SHORT = text(LINE);
  private static final FieldRule SEVERAL = texts(LIST);
  private static final FieldRule YES_OR_NO = word("YES", "NO");

  private ComponentCatalogue() {}

  /// The rule of a kind.
  ///
  /// @throws IllegalArgumentException for AI systems, which are recorded elsewhere
  static KindRule of(ComponentKind kind) {
    return switch (kind) {
      case USE_CASE -> new KindRule(null, with(common(), useCase()));
      case SYSTEM_VERSION -> new KindRule(ComponentKind.AI_SYSTEM, with(version(), operation()));
      case DEPLOYMENT -> new KindRule(ComponentKind.AI_SYSTEM, with(common(), deployment()));
      case MODEL -> new KindRule(null, with(common(), model()));
      case MODEL_VERSION -> new KindRule(ComponentKind.MODEL, with(version(), modelFacts()));
      case DATASET -> new KindRule(null, with(common(), dataset()));
      case DATASET_VERSION -> new KindRule(ComponentKind.DATASET, with(version(), dataFacts()));
      case SUPPLIER -> new KindRule(null, with(common(), supplier()));
      case TOOL -> new KindRule(null, with(common(), tool()));
      case COMPUTE -> new KindRule(null, with(common(), compute()));
      case TEAM -> new KindRule(null, with(common(), team()));
      case CUSTOMER -> new KindRule(null, with(common(), customer()));
      case AI_SYSTEM ->
          throw new IllegalArgumentException("AI systems are registered at /ai-systems");
    };
  }

  private static SortedMap<String, FieldRule> with(
      Map<String, FieldRule> some, Map<String, FieldRule> more) {
    var all = new TreeMap<>(some);
    all.putAll(more);
    return all;
  }

  private static Map<String, FieldRule> common() {
    var fields = new TreeMap<String, FieldRule>();
    ComponentNames.FIELDS.forEach(name -> fields.put(name, SHORT));
    fields.put("aliases", SEVERAL);
    fields.put("description", TEXT);
    fields.put("owner", person());
    fields.put("steward", person());
    fields.put("unit", SHORT);
    fields.put("documentation", text(1_000));
    fields.put("reviewOn", date());
    return fields;
  }

  private static Map<String, FieldRule> version() {
    return with(
        common(),
        Map.of(
            "releasedOn", date(),
            "sha256", text(64),
            "location", text(1_000),
            "changes", TEXT,
            "licences", SEVERAL));
  }

  private static Map<String, FieldRule> dataset() {
    return with(
        dataFacts(),
        Map.ofEntries(
            Map.entry("purpose", TEXT),
            Map.entry("intendedUse", TEXT),
            Map.entry("prohibitedUse", TEXT),
            Map.entry(
                "acquisition",
                word(
                    "COLLECTED",
                    "PURCHASED",
                    "LICENSED",
                    "PUBLIC",
                    "SHARED",
                    "DERIVED",
                    "SYNTHETIC")),
            Map.entry("acquisitionDetail", TEXT),
            Map.entry("acquiredOn", date()),
            Map.entry("provenance", TEXT),
            Map.entry("licences", SEVERAL),
            Map.entry("licenceTerms", TEXT),
            Map.entry("legalBasis", TEXT),
            Map.entry("retention", TEXT),
            Map.entry("qualityCriteria", TEXT),
            Map.entry("availability", SHORT),
            Map.entry("updateMechanism", SHORT),
            Map.entry("confidentiality", SHORT)));
  }

  /// What may differ from version to version of a dataset.
  private static Map<String, FieldRule> dataFacts() {
    return Map.ofEntries(
        Map.entry("collectedFrom", date()),
        Map.entry("collectedUntil", date()),
        Map.entry("contents", SEVERAL),
        Map.entry("languages", SEVERAL),
        Map.entry("countries", SEVERAL),
        Map.entry("size", SHORT),
        Map.entry("personalData", YES_OR_NO),
        Map.entry("sensitiveData", YES_OR_NO),
        Map.entry("sensitiveCategories", SEVERAL),
        Map.entry("dataSubjects", SEVERAL),
        Map.entry("demographicFeatures", SEVERAL),
        Map.entry("anonymisation", TEXT),
        Map.entry("preparation", TEXT),
        Map.entry("preparationMethods", SEVERAL),
        Map.entry("labelling", TEXT),
        Map.entry("statistics", TEXT),
        Map.entry("noise", TEXT),
        Map.entry("knownBias", TEXT));
  }

  private static Map<String, FieldRule> model() {
    return with(
        modelFacts(),
        Map.ofEntries(
            Map.entry("purpose", TEXT),
            Map.entry("intendedUse", TEXT),
            Map.entry("prohibitedUse", TEXT),
            Map.entry("developer", SHORT),
            Map.entry("licences", SEVERAL),
            Map.entry("licenceTerms", TEXT),
            Map.entry("generalPurpose", word("NO", "YES", "YES_WITH_SYSTEMIC_RISK")),
            Map.entry("tasks", SEVERAL),
            Map.entry("domains", SEVERAL),
            Map.entry("learning", SEVERAL),
            Map.entry("architecture", SHORT),
            Map.entry("inputs", SEVERAL),
            Map.entry("outputs", SEVERAL),
            Map.entry("standards", SEVERAL)));
  }

  /// What may differ from version to version of a model.
  private static Map<String, FieldRule> modelFacts() {
    return Map.ofEntries(
        Map.entry("parameters", SHORT),
        Map.entry("hyperparameters", TEXT),
        Map.entry("training", TEXT),
        Map.entry("trainingCompute", SHORT),
        Map.entry("knowledgeUntil", date()),
        Map.entry("preparation", TEXT),
        Map.entry("metrics", TEXT),
        Map.entry("decisionThresholds", TEXT),
        Map.entry("explainability", TEXT),
        Map.entry("limitations", TEXT),
        Map.entry("knownBias", TEXT),
        Map.entry("ethicalConsiderations", TEXT),
        Map.entry("energyConsumption", SHORT),
        Map.entry("personalData", YES_OR_NO),
        Map.entry("sensitiveData", YES_OR_NO),
        Map.entry("safetyRisk", word("LOW", "MEDIUM", "HIGH", "SERIOUS")));
  }

  private static Map<String, FieldRule> supplier() {
    return Map.ofEntries(
        Map.entry("legalName", SHORT),
        Map.entry("registrationNumber", SHORT),
        Map.entry("country", SHORT),
        Map.entry("website", text(1_000)),
        Map.entry("roles", SEVERAL),
        Map.entry("supplies", TEXT),
        Map.entry("criticality", word("LOW", "MEDIUM", "HIGH", "CRITICAL")),
        Map.entry("replaceable", YES_OR_NO),
        Map.entry("auditRights", YES_OR_NO),
        Map.entry("noticeOfChange", TEXT),
        Map.entry("dataLocations", SEVERAL),
        Map.entry("subcontractors", SEVERAL),
        Map.entry("exitPlan", TEXT));
  }

  /// How people keep hold of a system.
  private static Map<String, FieldRule> operation() {
    return Map.of(
        "intendedUse", TEXT,
        "prohibitedUse", TEXT,
        "oversight", TEXT,
        "killSwitch", TEXT,
        "fallback", TEXT,
        "logging", TEXT,
        "logRetention", SHORT);
  }

  private static Map<String, FieldRule> deployment() {
    return with(
        operation(),
        Map.of(
            "environment", word("TEST", "STAGING", "PRODUCTION"),
            "location", SHORT,
            "countries", SEVERAL,
            "since", date(),
            "until", date(),
            "scale", SHORT,
            "users", SEVERAL,
            "affectedGroups", SEVERAL,
            "operator", SHORT,
            "registrationNumbers", SEVERAL));
  }

  private static Map<String, FieldRule> useCase() {
    return Map.ofEntries(
        Map.entry("purpose", TEXT),
        Map.entry("problem", TEXT),
        Map.entry("benefits", TEXT),
        Map.entry("outputs", TEXT),
        Map.entry("decisionsSupported", TEXT),
        Map.entry("autonomy", word("INFORMS", "RECOMMENDS", "DECIDES", "AUTOMATES")),
        Map.entry("users", SEVERAL),
        Map.entry("affectedGroups", SEVERAL),
        Map.entry("demographicFeatures", SEVERAL),
        Map.entry("personalData", YES_OR_NO),
        Map.entry("sensitiveData", YES_OR_NO),
        Map.entry("topicArea", SHORT),
        Map.entry("sector", SHORT),
        Map.entry("countries", SEVERAL));
  }

  private static Map<String, FieldRule> tool() {
    return Map.of(
        "type", word("ALGORITHM", "FRAMEWORK", "PIPELINE", "EVALUATION", "MONITORING", "OTHER"),
        "purpose", TEXT,
        "version", SHORT,
        "licences", SEVERAL,
        "website", text(1_000));
  }

  private static Map<String, FieldRule> compute() {
    return Map.of(
        "type", word("ON_PREMISES", "CLOUD", "EDGE", "HYBRID"),
        "location", SHORT,
        "countries", SEVERAL,
        "capacity", SHORT,
        "energySource", SHORT,
        "energyConsumption", SHORT);
  }

  private static Map<String, FieldRule> team() {
    return Map.of(
        "purpose", TEXT,
        "roles", SEVERAL,
        "competences", SEVERAL,
        "training", TEXT,
        "headcount", SHORT,
        "lifeCycleStages", SEVERAL);
  }

  private static Map<String, FieldRule> customer() {
    return Map.ofEntries(
        Map.entry("legalName", SHORT),
        Map.entry("registrationNumber", SHORT),
        Map.entry("website", text(1_000)),
        Map.entry("sector", SHORT),
        Map.entry("countries", SEVERAL),
        Map.entry("since", date()),
        Map.entry("until", date()),
        Map.entry("needs", TEXT),
        Map.entry("expectations", TEXT),
        Map.entry("agreedUse", TEXT),
        Map.entry("prohibitedUse", TEXT),
        Map.entry("noticeOfChange", TEXT),
        Map.entry("users", SEVERAL));
  }
}
