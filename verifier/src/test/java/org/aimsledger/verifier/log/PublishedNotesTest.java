package org.aimsledger.verifier.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.aimsledger.verifier.Vectors;
import org.aimsledger.verifier.Vectors.Value;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The notes, keys and checkpoints of golang/mod, C2SP and sigstore-java.
class PublishedNotesTest {

  @TestFactory
  Stream<DynamicTest> notesAreOpenedAsPublished() {
    var cases = golang().items("open_cases");
    assertThat(cases).hasSize(14);
    return cases.stream().map(c -> DynamicTest.dynamicTest(c.text("name"), () -> assertOpened(c)));
  }

  private static void assertOpened(Value published) {
    // Given
    byte[] note = Base64.getDecoder().decode(published.text("note_base64"));
    var known = published.texts("verifiers").stream().map(VerifierKey::parse).toList();

    // When, Then
    if (published.text("expect").equals("ok")) {
      var verified = SignedNote.parse(note).verifiedBy(known);
      assertThat(verified).extracting(v -> v.key().name()).isEqualTo(published.texts("verified"));
    } else {
      assertThatThrownBy(() -> SignedNote.parse(note).verifiedBy(known))
          .isInstanceOf(LogException.class);
    }
  }

  @Test
  void aNoteWithAHundredAndOneSignaturesIsRefused() {
    // Given
    String note = golang().get("signing").text("want_note");
    String line = note.substring(note.lastIndexOf("\n\n") + 2);

    // When
    var most = SignedNote.parse(note + line.repeat(99));

    // Then
    assertThat(most.signatures()).hasSize(100);
    assertThatThrownBy(() -> SignedNote.parse(note + line.repeat(100)))
        .isInstanceOf(MalformedException.class)
        .hasMessage("a note has 1 to 100 signatures, this one 101");
  }

  @Test
  void changedKeysAreRefused() {
    // Given
    String vkey = golang().get("vkeys").text("PeterNeumann");
    var wrong = new ArrayList<String>();
    for (var rejected : golang().items("vkeys_that_must_be_rejected")) {
      wrong.add(rejected.text("vkey"));
    }
    for (int from = 0; from < vkey.length(); from++) {
      for (int to = from; to <= vkey.length(); to++) {
        if (to - from < vkey.length()) {
          wrong.add(vkey.substring(from, to));
        }
      }
    }
    for (int i = 0; i < vkey.length(); i++) {
      wrong.add(vkey.substring(0, i) + (char) (vkey.charAt(i) + 1) + vkey.substring(i + 1));
    }

    // When
    var key = VerifierKey.parse(vkey);

    // Then
    assertThat(key.encode()).isEqualTo(vkey);
    for (String each : wrong) {
      assertThatThrownBy(() -> VerifierKey.parse(each))
          .as(each)
          .isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void publishedKeysAndNotesComeOutAsTheyWentIn() {
    // Given
    var example = Vectors.constants("signed_note", "c2sp", "example");
    var notes = new ArrayList<>(List.of(example.text("note")));
    Vectors.constants("signed_note", "c2sp", "parse_only")
        .items()
        .forEach(c -> notes.add(c.text("note")));

    for (String note : notes) {
      // When
      var parsed = SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));

      // Then
      assertThat(parsed.encode()).isEqualTo(note);
    }
    for (var c : Vectors.constants("signed_note", "c2sp", "parse_only").items()) {
      var parsed = SignedNote.parse(c.text("note"));
      assertThat(parsed.signatures()).hasSize((int) c.number("signatures"));
      if (c.has("origin")) {
        var checkpoint = Checkpoint.parse(parsed.text());
        assertThat(checkpoint.origin()).isEqualTo(c.text("origin"));
        assertThat(checkpoint.size()).isEqualTo(c.number("size"));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> malformedCheckpointsOfSigstoreAreRefused() {
    var files =
        Vectors.files("sigstore-checkpoints", f -> f.getFileName().toString().startsWith("error"));
    assertThat(files).hasSize(7);
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () ->
                        assertThatThrownBy(
                                () ->
                                    Checkpoint.parse(SignedNote.parse(Vectors.bytes(file)).text()))
                            .isInstanceOf(MalformedException.class)));
  }

  @Test
  void validCheckpointsOfSigstoreAreRead() {
    // Given
    byte[] one = Vectors.bytes("sigstore-checkpoints/valid.txt");
    byte[] two = Vectors.bytes("sigstore-checkpoints/valid_multi_sig.txt");

    // When
    var note = SignedNote.parse(one);
    var checkpoint = Checkpoint.parse(note.text());

    // Then
    assertThat(checkpoint)
        .isEqualTo(
            new Checkpoint(
                "rekor.sigstore.dev - 2605736670972794746",
                37795272,
                Hash.ofBase64("60ll7idWI1jYRZzxc+jKflYoW+4jWxgZaGR15ASsWt4="),
                List.of("Timestamp: 1697034484441201852")));
    assertThat(checkpoint.encode()).isEqualTo(note.text());
    assertThat(SignedNote.parse(two).signatures())
        .extracting(NoteSignature::label)
        .containsExactly("rekor.sigstore.dev+c0d23d6a", "bob.loblaw.dev+c0d23d6a");
  }

  private static Value golang() {
    return Vectors.constants("signed_note", "golang_mod");
  }
}
