package org.aimsledger.audit.evidenceexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.audit.evidenceexport.EvidenceExportCommand.Seal;
import org.aimsledger.audit.platform.trail.EvidenceSubject;
import org.aimsledger.contracts.audit.EvidenceExportEvent;
import org.aimsledger.contracts.audit.EvidenceExportEvent.Requested;
import org.aimsledger.contracts.audit.EvidenceExportEvent.Sealed;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.junit.jupiter.api.Test;

class EvidenceExportDeciderTest {
  private static final UUID EXPORT = UUID.fromString("0198c0de-0000-7000-8000-00000000000e");
  private static final UUID SYSTEM = UUID.fromString("0198C0DE-0000-7000-8000-000000000001");
  private static final EvidenceSubject ABOUT = new EvidenceSubject.Thing(SYSTEM);
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final String DIGEST = "ab".repeat(32);

  private final DeciderSpecification<
          EvidenceExportCommand, EvidenceExport, EvidenceExportEvent, EvidenceExportRejection>
      specification = DeciderSpecification.of(new EvidenceExportDecider(3));

  @Test
  void anExportIsRequestedAndSealedAtOnce() {
    // Given
    // When
    var decision = specification.when(seal(3));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new Requested(EXPORT, SYSTEM.toString(), NOON),
                new Sealed(EXPORT, "0198c0de-0000-7000-8000-000000000001", 100, 3, DIGEST, NOON)));
  }

  @Test
  void aSubjectThatTheTrailDoesNotKnowIsRefused() {
    // Given
    // When
    var decision = specification.when(seal(0));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.reject(new EvidenceExportRejection.NothingFound(ABOUT)));
  }

  @Test
  void moreEntriesThanABundleHoldsAreRefused() {
    // Given
    // When
    var decision = specification.when(seal(4));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.reject(new EvidenceExportRejection.TooManyEntries(ABOUT, 3)));
  }

  @Test
  void sealingTwiceChangesNothing() {
    // Given
    var sealed = specification.given(requested(), sealed());

    // When
    var decision = sealed.when(seal(3));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void theStateKnowsWhatWasSealed() {
    // Given
    // When
    var state = specification.given(requested(), sealed()).state();

    // Then
    assertThat(state).isEqualTo(new EvidenceExport.Sealed(ABOUT, NOON, 100, 3, DIGEST, NOON));
  }

  @Test
  void aSealWithoutARequestIsACorruptStream() {
    // Given
    var corrupt = specification.given(sealed());

    // When
    // Then
    assertThatThrownBy(corrupt::state).isInstanceOf(CorruptStreamException.class);
  }

  @Test
  void nothingFollowsASeal() {
    // Given
    var corrupt = specification.given(requested(), sealed(), requested());

    // When
    // Then
    assertThatThrownBy(corrupt::state).isInstanceOf(CorruptStreamException.class);
  }

  private static Seal seal(long count) {
    return new Seal(EXPORT, ABOUT, 100, count, DIGEST, NOON);
  }

  private static EvidenceExportEvent requested() {
    return new Requested(EXPORT, SYSTEM.toString(), NOON);
  }

  private static EvidenceExportEvent sealed() {
    return new Sealed(EXPORT, SYSTEM.toString(), 100, 3, DIGEST, NOON);
  }
}
