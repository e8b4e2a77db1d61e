package org.aimsledger.verifier.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// ML-DSA-44 cosignatures, of witnesses and of a log in a second line.
class MlDsaTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String ORIGIN = "example.com/log";

  private final NoteSigner log = NoteSigner.of(ORIGIN, new byte[32]);
  private final Cosigner second = Cosigner.mlDsa44(ORIGIN, new byte[32]);
  private final Cosigner witness = Cosigner.mlDsa44("witness.example/w1", seed(1));
  private final SignedNote checkpoint =
      log.sign(Checkpoint.of(ORIGIN, 1, Hash.leaf(new byte[] {'a'})).encode());

  private static byte[] seed(int first) {
    byte[] seed = new byte[32];
    seed[0] = (byte) first;
    return seed;
  }

  @Test
  void theMessageHasTheBytesOfTheSpecification() {
    // Given
    String text = "o.example\n258\n" + Hash.EMPTY_ROOT.base64() + "\nan extension\n";

    // When
    byte[] message = CosignedMessage.mlDsa44("w", text, 0x0102030405060708L);

    // Then
    String expected =
        HexFormat.of().formatHex("subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII))
            + "0177"
            + "0102030405060708"
            + "09"
            + HexFormat.of().formatHex("o.example".getBytes(StandardCharsets.US_ASCII))
            + "0000000000000000"
            + "0000000000000102"
            + Hash.EMPTY_ROOT.hex();
    assertThat(message).asHexString().isEqualToIgnoringCase(expected);
  }

  @Test
  void theKeyOfASeedIsTheOneThatAnotherImplementationDerives() {
    // Given the seed of the ML-DSA log in torchwood's cmd/litewitness/testdata/mldsa.txt
    byte[] seed =
        Hash.ofHex("2886adc2b0eabfce67c0472939127998bf886cf256bfee8ba76a253fce1146e0").bytes();

    // When
    var key = Cosigner.mlDsa44("example.com/mldsa-log", seed).verifierKey();

    // Then
    assertThat(key.id()).isEqualTo("b5df45c5");
    assertThat(Base64.getDecoder().decode(key.encode().split("\\+", 3)[2]))
        .hasSize(1 + 1312)
        .startsWith(6, 0xe8, 0x6d, 0x70, 0xbf);
    assertThat(VerifierKey.parse(key.encode())).isEqualTo(key);
  }

  @Test
  void aLogSignsInASecondLineAndEachKeyIsEnough() {
    // Given
    var both = second.cosign(checkpoint, Instant.EPOCH);

    // When
    var byOldKey = policy("log " + log.verifierKey()).accept(both);
    var byNewKey = policy("log " + second.verifierKey()).accept(both);
    var byBoth = policy("log " + log.verifierKey() + "\nlog " + second.verifierKey()).accept(both);

    // Then
    assertThat(SignedNote.parse(both.bytes())).isEqualTo(both);
    assertThat(byOldKey.log()).isEqualTo(log.verifierKey());
    assertThat(byNewKey.log()).isEqualTo(second.verifierKey());
    assertThat(byBoth.checkpoint().size()).isEqualTo(1);
  }

  @Test
  void aWitnessMayCosignWithIt() {
    // Given
    var policy =
        Policy.parse(
            "log %s\nwitness w %s\nquorum w\n".formatted(log.verifierKey(), witness.verifierKey()));

    // When
    var accepted = policy.accept(witness.cosign(checkpoint, NOON));

    // Then
    assertThat(accepted.cosignatures()).containsExactly(new Policy.Cosigned("w", NOON));
    assertThatThrownBy(() -> policy.accept(second.cosign(checkpoint, NOON)))
        .isInstanceOf(RejectedException.class)
        .hasMessage("the policy needs the quorum \"w\", cosigned have only []");
  }

  @Test
  void eachByteOfASignatureCountsAndSoDoTimeNameAndSize() {
    // Given
    var signature = second.cosign(checkpoint, NOON).signatures().getLast();
    byte[] bytes = Base64.getDecoder().decode(signature.base64());
    var policy = policy("log " + second.verifierKey());

    // When, Then
    for (int at : List.of(4, 11, 12, bytes.length / 2, bytes.length - 1)) {
      byte[] changed = bytes.clone();
      changed[at] ^= 1;
      String base64 = Base64.getEncoder().encodeToString(changed);
      var note = new SignedNote(checkpoint.text(), List.of(new NoteSignature(ORIGIN, base64)));
      assertThatThrownBy(() -> policy.accept(note))
          .isInstanceOf(RejectedException.class)
          .hasMessage("the signature of " + second.verifierKey().label() + " is wrong");
    }
    var moved = new SignedNote(checkpoint.text().replace("\n1\n", "\n2\n"), List.of(signature));
    assertThatThrownBy(() -> policy.accept(moved)).hasMessageEndingWith(" is wrong");
  }

  @Test
  void onlyCheckpointsAreSignedThisWay() {
    // Given
    var note = log.sign("hello\n");
    var signature = second.cosign(checkpoint, NOON).signatures().getLast();
    var forged = new SignedNote("hello\n", List.of(signature));

    // When, Then
    assertThatThrownBy(() -> second.cosign(note, NOON)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> forged.verifiedBy(List.of(second.verifierKey())))
        .isInstanceOf(RejectedException.class)
        .hasMessageEndingWith(" is wrong");
  }

  private static Policy policy(String logs) {
    return Policy.parse(logs + "\nquorum none\n");
  }
}
