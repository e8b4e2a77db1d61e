package org.aimsledger.inventory.aisystem;

import static org.aimsledger.inventory.aisystem.Examples.BECAUSE;
import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.EVENING;
import static org.aimsledger.inventory.aisystem.Examples.MORNING;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.aisystem.Examples.PROFILE;
import static org.aimsledger.inventory.aisystem.Examples.SCANNER;
import static org.aimsledger.inventory.aisystem.Examples.accept;
import static org.aimsledger.inventory.aisystem.Examples.confirm;
import static org.aimsledger.inventory.aisystem.Examples.describe;
import static org.aimsledger.inventory.aisystem.Examples.discover;
import static org.aimsledger.inventory.aisystem.Examples.given;
import static org.aimsledger.inventory.aisystem.Examples.imported;
import static org.aimsledger.inventory.aisystem.Examples.registered;
import static org.aimsledger.inventory.aisystem.Examples.retired;
import static org.aimsledger.inventory.aisystem.Examples.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.Provenance;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.FieldOrigin;
import org.aimsledger.inventory.platform.FieldOrigins;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.junit.jupiter.api.Test;

/// Who may change what somebody has said of a system, and where values come from.
class AiSystemDeciderFieldsTest {
  private static FieldOrigins origins(AiSystemEvent... events) {
    return ((AiSystem.Known) given(events)).facts().origins();
  }

  private static FieldChange change(String field, String from, String to) {
    return new FieldChange(
        field, from.isEmpty() ? List.of() : List.of(from), to.isEmpty() ? List.of() : List.of(to));
  }

  private static AiSystemEvent found(FieldChange... changes) {
    return new AiSystemEvent.ProfileChanged(
        CHATBOT, List.of(changes), BECAUSE.value(), SCANNER, NOON);
  }

  private static AiSystemEvent contradicted(FieldChange... changes) {
    return new AiSystemEvent.FieldsContradicted(
        CHATBOT, List.of(changes), SCANNER, BECAUSE.value(), NOON);
  }

  private static AiSystemEvent confirmed(String... fields) {
    return new AiSystemEvent.FieldsConfirmed(
        CHATBOT, List.of(fields), Confidence.HIGH, BECAUSE.value(), NOON);
  }

  @Test
  void whatWasFoundFillsWhatNobodyHasSaid() {
    // When
    var decision =
        when(
            discover(Map.of("vendor", List.of("Found Ltd"))),
            registered(Stage.INCEPTION, AiSystemProfile.EMPTY));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(found(change("vendor", "", "Found Ltd"))));
  }

  @Test
  void whatWasFoundDoesNotOverwriteWhatAPersonDeclaredButIsKeptBesideIt() {
    // When
    var decision =
        when(
            discover(Map.of("vendor", List.of("Found Ltd"), "sector", List.of("Health"))),
            registered(
                Stage.INCEPTION,
                ProfileFields.of("Chatbot", PROFILE)
                    .with(List.of(change("sector", "Public administration", "")))
                    .profile()));

    // Then: what nobody has said is taken over
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                found(change("sector", "", "Health")),
                contradicted(change("vendor", "Example Ltd", "Found Ltd"))));
  }

  @Test
  void theSameFindingIsRecordedOnceAndAnotherOneTakesItsPlace() {
    // Given
    var before = contradicted(change("vendor", "Example Ltd", "Found Ltd"));

    // When
    var again = when(discover(Map.of("vendor", List.of("Found Ltd"))), registered(), before);
    var other = when(discover(Map.of("vendor", List.of("Else Ltd"))), registered(), before);

    // Then
    assertThat(again).isEqualTo(Decision.accept());
    assertThat(other)
        .isEqualTo(Decision.accept(contradicted(change("vendor", "Example Ltd", "Else Ltd"))));
  }

  @Test
  void aSourceThatFindsWhatIsDeclaredContradictsNoMore() {
    // Given
    AiSystemEvent[] history = {
      registered(), contradicted(change("vendor", "Example Ltd", "Found Ltd"))
    };

    // When
    var decision = when(discover(Map.of("vendor", List.of("Example Ltd"))), history);

    // Then
    var settled = contradicted(change("vendor", "Example Ltd", "Example Ltd"));
    assertThat(decision).isEqualTo(Decision.accept(settled));
    assertThat(origins(history[0], history[1], settled).contradictions()).isEmpty();
  }

  @Test
  void whatWasFoundOrImportedIsOverwrittenByWhatIsFoundUntilAPersonStandsBehindIt() {
    // When
    var before = when(discover(Map.of("vendor", List.of("Found Ltd"))), imported(Stage.PILOT));
    var after =
        when(
            discover(Map.of("vendor", List.of("Found Ltd"))),
            imported(Stage.PILOT),
            confirmed("vendor"));

    // Then
    assertThat(before)
        .isEqualTo(Decision.accept(found(change("vendor", "Example Ltd", "Found Ltd"))));
    assertThat(after)
        .isEqualTo(Decision.accept(contradicted(change("vendor", "Example Ltd", "Found Ltd"))));
  }

  @Test
  void aPersonOverwritesWhateverSourceAndSettlesWhatContradicts() {
    // When
    var after =
        origins(
            imported(Stage.PILOT),
            confirmed("vendor"),
            contradicted(change("vendor", "Example Ltd", "Found Ltd")),
            new AiSystemEvent.ProfileChanged(
                CHATBOT, List.of(change("vendor", "Example Ltd", "Best Ltd")), "asked", EVENING));

    // Then
    assertThat(when(describe(Map.of("vendor", List.of("Best Ltd"))), imported(Stage.PILOT)))
        .isEqualTo(
            Decision.accept(
                new AiSystemEvent.ProfileChanged(
                    CHATBOT,
                    List.of(change("vendor", "Example Ltd", "Best Ltd")),
                    BECAUSE.value(),
                    NOON)));
    assertThat(after.contradictions()).isEmpty();
    assertThat(after.fields().get("vendor"))
        .isEqualTo(new FieldOrigin(FieldSource.DECLARED, null, Confidence.UNKNOWN, EVENING, null));
  }

  @Test
  void aConfirmationKeepsTheSourceAndIsRecordedOnce() {
    // When
    var decision = when(confirm("vendor", "attributes.piaUrl"), imported(Stage.PILOT));
    var again = when(confirm("vendor"), imported(Stage.PILOT), confirmed("vendor"));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(confirmed("vendor", "attributes.piaUrl")));
    assertThat(again).isEqualTo(Decision.accept());
    assertThat(origins(imported(Stage.PILOT), confirmed("vendor")).fields().get("vendor"))
        .isEqualTo(
            new FieldOrigin(
                FieldSource.IMPORTED,
                "omb-2025, row 17, file sha256:aaaaaaaaaaaa",
                Confidence.HIGH,
                MORNING,
                NOON));
  }

  @Test
  void aFieldWithoutValueCanNotBeConfirmedAndOneWithoutContradictionNotAccepted() {
    // Then
    assertThat(when(confirm("vendor", "nothing"), registered()))
        .isEqualTo(
            Decision.reject(new AiSystemRejection.FieldsWithoutValue(CHATBOT, List.of("nothing"))));
    assertThat(when(accept("vendor"), registered()))
        .isEqualTo(
            Decision.reject(new AiSystemRejection.NothingContradicts(CHATBOT, List.of("vendor"))));
    assertThatThrownBy(() -> confirm()).isInstanceOf(IllegalFieldException.class);
    assertThatThrownBy(() -> accept("vendor", "vendor")).isInstanceOf(IllegalFieldException.class);
  }

  @Test
  void whatIsAcceptedIsTakenOverWithItsSourceAndStoodBehind() {
    // Given
    AiSystemEvent[] history = {
      registered(),
      contradicted(
          change("attributes.operationalDate.parsed", "2025-01", ""),
          change("attributes.operationalDate.precision", "MONTH", ""),
          change("attributes.operationalDate.raw", "Jan-25", "soon"),
          change("vendor", "Example Ltd", "Found Ltd"))
    };

    // When
    var decision = when(accept("attributes.operationalDate"), history);

    // Then
    var events =
        new AiSystemEvent[] {
          found(
              change("attributes.operationalDate.parsed", "2025-01", ""),
              change("attributes.operationalDate.precision", "MONTH", ""),
              change("attributes.operationalDate.raw", "Jan-25", "soon")),
          confirmed("attributes.operationalDate")
        };
    assertThat(decision).isEqualTo(Decision.acceptAll(List.of(events)));
    var after = origins(history[0], history[1], events[0], events[1]);
    assertThat(after.contradictions()).containsOnlyKeys("vendor");
    assertThat(after.fields().get("attributes.operationalDate"))
        .isEqualTo(
            new FieldOrigin(FieldSource.DISCOVERED, "scanner-1", Confidence.HIGH, NOON, NOON));
  }

  @Test
  void anOwnerThatAFileNamesIsAcceptedAsOwner() {
    // Given
    var row =
        new Provenance(FieldSource.IMPORTED, "omb-2025, row 18, file sha256:bb", Confidence.MEDIUM);
    var other =
        new AiSystemEvent.FieldsContradicted(
            CHATBOT, List.of(change("owner", "u-4711", "u-2")), row, "import", NOON);

    // When
    var decision = when(accept("owner"), registered(), other);

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new AiSystemEvent.OwnerAssigned(
                    CHATBOT, "u-4711", "u-2", BECAUSE.value(), row, NOON),
                confirmed("owner")));
  }

  @Test
  void whatALaterImportSaysOfARetiredSystemCanBeSettled() {
    // When
    var decision =
        when(
            confirm("vendor"),
            registered(),
            retired(),
            contradicted(change("vendor", "Example Ltd", "Found Ltd")));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(confirmed("vendor")));
  }
}
