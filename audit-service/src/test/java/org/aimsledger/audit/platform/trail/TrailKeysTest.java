package org.aimsledger.audit.platform.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.aimsledger.audit.platform.trail.TrailKeys.Change.Announced;
import org.aimsledger.audit.platform.trail.TrailKeys.Change.Retired;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.NoteSigner;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.RejectedException;
import org.aimsledger.verifier.log.VerifierKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys A, B and C: B is announced by entry 10, A retired by 20, C announced by 30, B retired by
/// 40.
class TrailKeysTest {
  private static final String ORIGIN = "example.com/trail";

  private final NoteSigner signerA = signer(1);
  private final NoteSigner signerB = signer(2);
  private final NoteSigner signerC = signer(3);
  private final VerifierKey a = signerA.verifierKey();
  private final VerifierKey b = signerB.verifierKey();
  private final VerifierKey c = signerC.verifierKey();
  private final TrailKeys keys =
      TrailKeys.of(
          c,
          null,
          List.of(
              new Announced(10, b, a),
              new Retired(20, a),
              new Announced(30, c, b),
              new Retired(40, b)));

  private static NoteSigner signer(int seed) {
    var secret = new byte[32];
    secret[0] = (byte) seed;
    return NoteSigner.of(ORIGIN, secret);
  }

  @Test
  void aLogWithoutChangesHasOneKeyForEver() {
    // Given
    // When
    var only = TrailKeys.of(a, null, List.of());

    // Then
    assertThat(only).isEqualTo(TrailKeys.only(a));
    assertThat(only.signing(0)).containsExactly(a);
    assertThat(only.signing(Long.MAX_VALUE)).containsExactly(a);
    assertThat(only.changes()).isEmpty();
    assertThat(only.policyLines()).isEqualTo("log " + a.encode() + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "0, A", "10, A", "11, AB", "20, AB", "21, B", "30, B", "31, BC", "40, BC", "41, C", "99, C"
  })
  void aKeySignsWhatCoversItsAnnouncementAndNotItsRetirement(long size, String names) {
    // Given
    // When
    var signing = keys.signing(size);

    // Then
    assertThat(signing.stream().map(this::name).reduce("", String::concat)).isEqualTo(names);
  }

  @Test
  void theChangesAreListedInTheOrderOfTheLog() {
    // Given
    // When
    var changes = keys.changes();

    // Then
    assertThat(changes).containsExactly(10L, 20L, 30L, 40L);
  }

  @ParameterizedTest
  @CsvSource({"10, A", "20, AB", "25, AB", "35, ABC"})
  void whatWasKnownEarlierKnowsNoLaterChange(long size, String names) {
    // Given
    // When
    var known = keys.asOf(size);

    // Then
    assertThat(known.all().stream().map(one -> name(one.key())).reduce("", String::concat))
        .isEqualTo(names);
    assertThat(known.signing(size)).isEqualTo(keys.signing(size));
  }

  @Test
  void theNewestOfTheSignersIsNamed() {
    // Given
    var text = Checkpoint.of(ORIGIN, 15, Hash.EMPTY_ROOT).encode();
    var byBoth = signerA.sign(text).with(signerB.sign(text).signatures().getFirst());

    // When
    var signer = keys.signerOf(byBoth);

    // Then
    assertThat(signer).isEqualTo(b);
    assertThat(keys.signerOf(signerA.sign(text))).isEqualTo(a);
  }

  @Test
  void whoeverReadsThePolicyBelievesEachKeyWhereItSigns() {
    // Given
    var policy = Policy.parse(keys.policyLines() + "quorum none\n");

    // When
    var accepted = policy.accept(signerB.sign(Checkpoint.of(ORIGIN, 40, Hash.EMPTY_ROOT).encode()));

    // Then
    assertThat(accepted.log()).isEqualTo(b);
    for (var size : List.of(10L, 41L)) {
      var note = signerB.sign(Checkpoint.of(ORIGIN, size, Hash.EMPTY_ROOT).encode());
      assertThatThrownBy(() -> policy.accept(note)).isInstanceOf(RejectedException.class);
    }
  }

  private String name(VerifierKey key) {
    return key.equals(a) ? "A" : key.equals(b) ? "B" : "C";
  }
}
