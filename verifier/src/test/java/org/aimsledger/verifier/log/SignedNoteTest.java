package org.aimsledger.verifier.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

  private static final VerifierKey FOO =
      VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");

  private static final String FOO_NOTE =
      """
      This is an example message.

      — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
      """;

  private final SecureRandom random = new SecureRandom();

  @Test
  void theExampleOfTheSpecificationVerifies() {
    // Given
    var note = SignedNote.parse(FOO_NOTE);

    // When
    var verified = note.verifiedBy(List.of(FOO));

    // Then
    assertThat(verified).extracting(SignedNote.Verified::key).containsExactly(FOO);
    assertThat(note.text()).isEqualTo("This is an example message.\n");
    assertThat(note.encode()).isEqualTo(FOO_NOTE);
    assertThat(FOO.fingerprint().hex()).startsWith("530d903a");
  }

  /// Attack: the text of a signed checkpoint is changed | verifier | when it runs
  @Test
  void aChangedTextIsRejectedAndTheKeyNamed() {
    // Given
    var note = SignedNote.parse(FOO_NOTE.replace("example message", "examplE message"));

    // When, Then
    assertThatThrownBy(() -> note.verifiedBy(List.of(FOO)))
        .isInstanceOf(RejectedException.class)
        .hasMessage("the signature of example.com/foo+530d903a is wrong");
  }

  @Test
  void anUnknownSignerIsRejectedAndBothSidesAreNamed() {
    // Given
    var other = NoteSigner.generate("example.com/foo", random).verifierKey();
    var note = SignedNote.parse(FOO_NOTE);

    // When, Then
    assertThatThrownBy(() -> note.verifiedBy(List.of(other)))
        .isInstanceOf(RejectedException.class)
        .hasMessage(
            "no known key has signed: signatures are by [example.com/foo+530d903a], known are ["
                + other.label()
                + "]");
  }

  @Test
  void whatASignerSignsItsKeyVerifiesAlsoAfterBothWentThroughText() {
    // Given
    var signer = NoteSigner.parse(NoteSigner.generate("example.com/log", random).encodeSecret());
    var key = VerifierKey.parse(signer.verifierKey().encode());

    // When
    var note = SignedNote.parse(signer.sign("a\n\nb\n").bytes());

    // Then
    assertThat(note.text()).isEqualTo("a\n\nb\n");
    assertThat(note.verifiedBy(List.of(key))).hasSize(1);
  }

  @Test
  void theKeyPairOfAnRfc8032TestVectorIsDerivedAndSignsAsThere() {
    // Given RFC 8032 section 7.1, test 3
    byte[] seed =
        Hash.ofHex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7").bytes();

    // When
    var pair = Ed25519.keyPair(seed);
    byte[] signature = Ed25519.sign(pair.getPrivate(), new byte[] {(byte) 0xaf, (byte) 0x82});

    // Then
    assertThat(Hash.of(Ed25519.raw(pair.getPublic())).hex())
        .isEqualTo("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
    assertThat(signature)
        .asHexString()
        .isEqualToIgnoringCase(
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
  }

  @Test
  void aCosignatureBindsTextAndTime() {
    // Given
    var log = NoteSigner.generate("example.com/log", random);
    var witness = Cosigner.generate("witness.example/w1", random);
    var at = Instant.parse("2026-11-22T10:00:00Z");

    // When
    var note = witness.cosign(log.sign("example.com/log\n"), at);

    // Then
    var verified = note.verifiedBy(List.of(witness.verifierKey(), log.verifierKey()));
    assertThat(verified).hasSize(2);
    assertThat(verified.get(1).signature().cosignedAt()).isEqualTo(at);
    var cosignature = note.signatures().get(1);
    byte[] bytes = Base64.getDecoder().decode(cosignature.base64());
    bytes[11] ^= 1;
    var moved = new NoteSignature(cosignature.name(), Base64.getEncoder().encodeToString(bytes));
    var plain = NoteSignature.of(witness.verifierKey(), new byte[64]);
    assertThat(witness.verifierKey().verifies(note.text(), plain)).isFalse();
    var backdated = new SignedNote(note.text(), List.of(note.signatures().get(0), moved));
    assertThatThrownBy(() -> backdated.verifiedBy(List.of(witness.verifierKey())))
        .hasMessage("the signature of " + witness.verifierKey().label() + " is wrong");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "text\n",
        "text\n\n",
        "text\n\n— a AAAAAAA=",
        "text\n\n— a AAAAAAA=\n\n",
        "text\n\n- a AAAAAAA=\n",
        "text\n\n—a AAAAAAA=\n",
        "text\n\n—  AAAAAAA=\n",
        "text\n\n— a  AAAAAAA=\n",
        "text\n\n— a+b AAAAAAA=\n",
        "text\n\n— a AAAAAAB=\n",
        "text\n\n— a AAAAAAA\n",
        "text\n\n— a AAAAAA==\n",
        "te\u0001xt\n\n— a AAAAAAA=\n",
        "te\rxt\n\n— a AAAAAAA=\n",
        "text\n\n— a AAAAAAA= \n",
        "text\n\n— a\u2003b AAAAAAA=\n",
      })
  void malformedNotesAreRefused(String note) {
    assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(MalformedException.class);
  }

  @Test
  void aNoteOfWrongBytesIsRefused() {
    assertThatThrownBy(() -> SignedNote.parse(new byte[] {(byte) 0xff, '\n', '\n'}))
        .isInstanceOf(MalformedException.class)
        .hasMessage("the note isn't valid UTF-8");
  }

  @Test
  void keysOfOtherTypesAreNotSupportedAndSaidSo() {
    // Given a key with type 0x05 (RFC 6962 tree head) and the ID that belongs to it
    byte[] typed = new byte[33];
    typed[0] = 5;
    String id = Hash.sha256("x\n".getBytes(StandardCharsets.UTF_8), typed).hex();
    String vkey = "x+" + id.substring(0, 8) + "+" + Base64.getEncoder().encodeToString(typed);

    // When, Then
    assertThatThrownBy(() -> VerifierKey.parse(vkey))
        .isInstanceOf(MalformedException.class)
        .hasMessage(
            "signature type 0x05 is not supported, only 0x01 (Ed25519), 0x04 (Ed25519 cosignature)"
                + " and 0x06 (ML-DSA-44 cosignature)");
  }

  @Test
  void aBrokenSecretIsRefusedWithoutBeingRepeated() {
    // Given
    String secret = NoteSigner.generate("example.com/log", random).encodeSecret();
    String broken = secret.substring(0, secret.length() - 6) + "AAAAA=";

    // When, Then
    assertThatThrownBy(() -> NoteSigner.parse(broken))
        .isInstanceOf(MalformedException.class)
        .message()
        .doesNotContain(secret.substring(40, 60));
  }
}
