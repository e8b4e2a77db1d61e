package org.aimsledger.inventory.scale;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Everything that can be asked of the lists of the inventory: each list, each filter by a value
/// that most rows have and by one that hardly any has, and searches in three languages.
final class Questions {
  static final String HUB = "dependents?of=MODEL:" + LargeRegister.hubModel();

  private static final String AT = "register?at=2026-12-31T00:00:00Z";

  private Questions() {}

  /// All of them, as paths behind the API's.
  static List<String> all() {
    var all = new ArrayList<String>();
    Stream.of(
            systems(),
            classes(),
            components(),
            links(),
            changes(),
            history(),
            others(),
            searches("ai-systems?q="),
            searches("components?q="),
            searches("search?q="))
        .flatMap(List::stream)
        .forEach(all::add);
    return all;
  }

  private static List<String> systems() {
    return with(
        "ai-systems",
        "sort=name",
        "stage=DEPLOYED",
        "stage=DEPLOYED&sort=name",
        "stage=PRE_DEPLOYMENT",
        "stage=PILOT&stage=RETIRED",
        "highImpact=YES",
        "highImpact=UNKNOWN",
        "technology=GENERATIVE",
        "technology=REINFORCEMENT_LEARNING",
        "stage=DEPLOYED&technology=GENERATIVE&highImpact=NO",
        "organisation=org-17",
        "organisation=org-17&stage=DEPLOYED",
        "owner=owner-17",
        "suspended=true",
        "suspended=false",
        "flag=COMMON",
        "flag=RARE",
        "role=DEPLOYER",
        "role=IMPORTER",
        "updatedSince=2020-01-01T00:00:00Z");
  }

  private static List<String> classes() {
    var classes =
        new ArrayList<>(
            with(
                "ai-systems",
                "riskClass=HIGH_ANNEX_III",
                "riskClass=PROHIBITED",
                "riskClass=HIGH_ANNEX_I",
                "riskClass=PROHIBITED&riskClass=HIGH_ANNEX_III&sort=name",
                "riskClass=HIGH_ANNEX_III&organisation=org-17",
                "undetermined=true",
                "undetermined=false"));
    classes.removeFirst();
    classes.addAll(
        with(
            "risk-class-redeterminations",
            "riskClass=HIGH_ANNEX_III&cause=RULES_CHANGED",
            "rule=use-recruitment&organisation=org-17"));
    return classes;
  }

  private static List<String> components() {
    return with(
        "components",
        "sort=name",
        "kind=DATASET",
        "kind=MODEL&sort=name",
        "kind=DATASET&kind=MODEL",
        "kind=DEPLOYMENT",
        "kind=DATASET&personalData=UNKNOWN",
        "personalData=YES",
        "kind=MODEL&generalPurpose=YES",
        "dueDiligence=UNKNOWN",
        "silentlyChanged=true",
        "owner=owner-17",
        "owner=owner-17&kind=SUPPLIER",
        "retired=true",
        "externalScope=load&externalId=X-77");
  }

  private static List<String> links() {
    return with(
        "component-links",
        "relation=USES",
        "relation=TRAINED_ON",
        "active=true",
        "active=false",
        "from=" + LargeRegister.system(77),
        "to=" + LargeRegister.hubModel(),
        "to=" + LargeRegister.hubModel() + "&relation=TRAINED_ON");
  }

  private static List<String> changes() {
    return with(
        "changes",
        "since=2026-11-20T00:00:00Z",
        "kind=ai-system",
        "kind=ai-system&kind=component",
        "kind=notice",
        "system=" + LargeRegister.system(77),
        "actor=actor-17");
  }

  private static List<String> history() {
    return with(
        AT,
        "stage=DEPLOYED",
        "highImpact=YES",
        "technology=GENERATIVE",
        "organisation=org-17",
        "unit=unit-17",
        "owner=owner-17",
        "suspended=true",
        "q=fraud",
        "q=fraud+777");
  }

  private static List<String> others() {
    var others = new ArrayList<String>();
    others.addAll(
        with("gate-compliance", "standing=OUT_OF_COMPLIANCE", "stage=PILOT", "tier=HIGH"));
    others.addAll(with("gate-compliance", "tier=PROHIBITED", "governed=true"));
    others.addAll(with("notices", "kind=LIMITATIONS", "audience=PUBLIC", "status=DRAFT"));
    others.addAll(with("notices", "kind=INSTRUCTIONS_FOR_USE", "missing=zh-Hans"));
    others.addAll(with("reviews", "dueUntil=2027-03-01"));
    others.addAll(with("unregistered-systems", "status=OPEN", "status=LINKED"));
    others.addAll(with("out-of-scope-uses", "status=OPEN", "decision=MISUSE"));
    others.addAll(
        with(
            "coverage/impactAssessment/systems",
            "answer=YES",
            "highImpact=YES",
            "organisation=org-17&answer=NO"));
    others.addAll(
        with(
            "field-provenance",
            "trait=UNCONFIRMED",
            "trait=UNCONFIRMED&field=vendor",
            "trait=CONTRADICTED",
            "trait=LOW_CONFIDENCE",
            "trait=IMPORTED&trait=UNKNOWN_CONFIDENCE&organisation=org-17"));
    others.addAll(with("field-provenance/counts", "organisation=org-17"));
    others.addAll(with("ai-systems/counts", "organisation=org-17"));
    others.addAll(with("coverage", "highImpact=YES", "organisation=org-17"));
    others.add("coverage/impactAssessment/by/organisation");
    others.add("ai-systems/" + LargeRegister.system(77) + "/life");
    return others;
  }

  private static List<String> searches(String path) {
    return Stream.of(
            "fraud",
            "fraud 777",
            "office 77",
            "审核",
            "福利 审核",
            "簽證",
            "簽證 助理",
            "語言",
            "语言模型 40",
            "zzqx")
        .map(words -> path + URLEncoder.encode(words, StandardCharsets.UTF_8))
        .toList();
  }

  /// The list, and the list with each filter.
  private static List<String> with(String list, String... filters) {
    var questions = new ArrayList<String>();
    questions.add(list);
    for (var filter : filters) {
      questions.add(list + (list.contains("?") ? "&" : "?") + filter);
    }
    return questions;
  }
}
