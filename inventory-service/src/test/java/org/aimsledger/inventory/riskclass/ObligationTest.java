package org.aimsledger.inventory.riskclass;

import static org.aimsledger.contracts.inventory.OrganisationRole.DEPLOYER;
import static org.aimsledger.contracts.inventory.OrganisationRole.GPAI_PROVIDER;
import static org.aimsledger.contracts.inventory.OrganisationRole.PROVIDER;
import static org.aimsledger.contracts.inventory.OrganisationRole.UNKNOWN;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.harmlessBut;
import static org.aimsledger.inventory.riskclass.RiskClassExamples.riskClass;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.GeneralPurpose;
import org.aimsledger.contracts.inventory.OrganisationRole;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.referencedata.RoleDuties;
import org.aimsledger.referencedata.RoleDuties.Condition;
import org.aimsledger.referencedata.RoleDuties.Duty;
import org.aimsledger.referencedata.load.BundledPacks;
import org.junit.jupiter.api.Test;

class ObligationTest {
  private static final RoleDuties PACK = BundledPacks.load().roleDuties().all().getFirst();
  private static final LocalDate BEFORE = LocalDate.of(2027, 12, 1);
  private static final LocalDate FROM = LocalDate.of(2027, 12, 2);

  private static RiskClassStatus after(String answers) {
    var command =
        RiskClassExamples.determine(RiskClassExamples.FIRST, harmlessBut(answers), null, "u-1");
    return switch (riskClass().when(command)) {
      case Decision.Accepted<RiskClassEvent, RiskClassRejection>(var events) ->
          riskClass(events.toArray(RiskClassEvent[]::new)).state();
      case Decision.Rejected<RiskClassEvent, RiskClassRejection>(var reason) ->
          throw new AssertionError(reason);
    };
  }

  private static List<String> duties(
      RiskClassStatus status, List<OrganisationRole> roles, LocalDate day) {
    return Obligation.of(PACK, status, roles).stream()
        .filter(obligation -> obligation.appliesOn(day))
        .map(obligation -> obligation.duty().id())
        .toList();
  }

  @Test
  void dutiesOfADeployerOfAHighRiskSystemBeginOnTheirDay() {
    // Given
    var recruitment = after("uses=recruitment; exception=NONE");

    // When
    var before = duties(recruitment, List.of(DEPLOYER), BEFORE);
    var from = duties(recruitment, List.of(DEPLOYER), FROM);

    // Then
    assertThat(before)
        .containsExactly("responsible-use", "third-party-relationships", "ai-literacy");
    assertThat(from)
        .containsExactly(
            "responsible-use",
            "third-party-relationships",
            "ai-literacy",
            "deployer-affected-persons",
            "deployer-fundamental-rights",
            "deployer-instructions",
            "deployer-logs",
            "deployer-monitoring",
            "deployer-workers");
  }

  @Test
  void whoBecomesProviderGetsTheProvidersDutiesBesideHisOwn() {
    // Given
    var recruitment = after("uses=recruitment; exception=NONE");

    // When
    var deployer = duties(recruitment, List.of(DEPLOYER), FROM);
    var both = duties(recruitment, List.of(DEPLOYER, PROVIDER), FROM);

    // Then
    assertThat(both).containsAll(deployer);
    assertThat(both.stream().filter(duty -> !deployer.contains(duty)))
        .containsExactlyInAnyOrder(
            "life-cycle-processes",
            "data-management",
            "provider-requirements",
            "provider-quality-management",
            "provider-documentation",
            "provider-conformity",
            "provider-registration",
            "provider-monitoring",
            "provider-corrective-action");
  }

  @Test
  void productsOfAnnexOneHaveTheirOwnDay() {
    // Given
    var product =
        after("product-legislation=section-a; product-part=product; third-party-assessment=YES");

    // When
    var requirements =
        Obligation.of(PACK, product, List.of(PROVIDER)).stream()
            .filter(obligation -> obligation.duty().id().equals("provider-requirements"))
            .findFirst()
            .orElseThrow();

    // Then
    assertThat(requirements.appliesFrom()).isEqualTo(LocalDate.of(2028, 8, 2));
    assertThat(requirements.roles()).containsExactly(PROVIDER);
  }

  @Test
  void transparencyAndModelsBringDutiesWhateverTheClass() {
    // Given
    var chat = after("transparency=interaction; general-purpose-model=YES; systemic-risk=NO");

    // When
    var duties = duties(chat, List.of(PROVIDER, GPAI_PROVIDER), FROM);

    // Then
    assertThat(duties)
        .contains("disclose-interaction", "model-documentation")
        .doesNotContain("model-systemic-risk", "mark-synthetic-content", "provider-requirements");
  }

  @Test
  void nothingFollowsFromARoleThatIsNotKnown() {
    // Given
    var recruitment = after("uses=recruitment; exception=NONE");

    // When
    var unknown = Obligation.of(PACK, recruitment, List.of(UNKNOWN));
    var none = Obligation.of(PACK, recruitment, List.of());

    // Then
    assertThat(unknown).isEmpty();
    assertThat(none).isEmpty();
  }

  @Test
  void withoutAClassOnlyWhatAlwaysHoldsIsListed() {
    // When
    var duties = duties(RiskClassStatus.NOTHING, List.of(DEPLOYER), FROM);

    // Then
    assertThat(duties)
        .containsExactly("responsible-use", "third-party-relationships", "ai-literacy");
  }

  @Test
  void thePackSpeaksOfNothingButTheWordsOfTheEventsAndRules() {
    // Given
    var roles = Stream.of(OrganisationRole.values()).map(Enum::name).toList();
    var known =
        Stream.of(
                Stream.of(RiskClass.values()).map(Enum::name),
                Stream.of(GeneralPurpose.values()).map(Enum::name),
                RiskClassExamples.NOW.transparency().stream().map(rule -> rule.id()))
            .flatMap(words -> words)
            .collect(Collectors.toSet());

    // When
    var duties = PACK.duties();

    // Then
    assertThat(duties).flatMap(Duty::roles).isSubsetOf(roles);
    assertThat(duties)
        .flatMap(Duty::when)
        .filteredOn(condition -> condition.value() != null)
        .extracting(Condition::value)
        .allMatch(Set.copyOf(known)::contains);
  }
}
