package org.aimsledger.verifier.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/// A text with signatures below it (c2sp.org/signed-note). Parsing says nothing about who signed:
/// only {@link #verifiedBy} does.
///
/// @param text the signed text with its final newline
/// @param signatures at least one
public record SignedNote(String text, List<NoteSignature> signatures) {

  /// No checkpoint comes near it; a note is read as a whole, so there is a limit.
  public static final int LONGEST = 1_000_000;

  /// As in the reference implementation; the specification asks for 16.
  public static final int MOST_SIGNATURES = 100;

  public SignedNote {
    if (!text.endsWith("\n")) {
      throw new MalformedException("the text of a note ends with a newline");
    }
    if (text.codePoints().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new MalformedException("the text of a note has no control characters");
    }
    if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
      throw new MalformedException(
          "a note has 1 to %d signatures, this one %d"
              .formatted(MOST_SIGNATURES, signatures.size()));
    }
    signatures = List.copyOf(signatures);
  }

  public static SignedNote parse(byte[] note) {
    if (note.length > LONGEST) {
      throw new MalformedException("a note has at most " + LONGEST + " bytes");
    }
    return parse(Canonical.utf8(note, "the note"));
  }

  /// Splits a note into text and signatures, at the last empty line.
  ///
  /// @throws MalformedException if it isn't a signed note
  public static SignedNote parse(String note) {
    int split = note.lastIndexOf("\n\n");
    if (split < 0) {
      throw new MalformedException("the note has no empty line between text and signatures");
    }
    if (!note.endsWith("\n")) {
      throw new MalformedException("the note doesn't end with a newline");
    }
    String below = note.substring(split + 2);
    if (below.isEmpty()) {
      throw new MalformedException("the note has no signature");
    }
    var signatures = new ArrayList<NoteSignature>();
    for (String line : below.substring(0, below.length() - 1).split("\n", -1)) {
      signatures.add(NoteSignature.parse(line));
    }
    return new SignedNote(note.substring(0, split + 1), signatures);
  }

  /// The note as text; parsing it gives an equal note.
  public String encode() {
    var note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.encode()));
    return note.toString();
  }

  public byte[] bytes() {
    return encode().getBytes(StandardCharsets.UTF_8);
  }

  /// The same text with one more signature, for instance of a witness.
  public SignedNote with(NoteSignature signature) {
    var all = new ArrayList<>(signatures);
    all.add(signature);
    return new SignedNote(text, all);
  }

  /// Who of the known keys has signed. Signatures of unknown keys are ignored, and so is a second
  /// signature of the same key.
  ///
  /// @throws RejectedException if none has, if a known key's signature is wrong, or if two known
  ///   keys share name and ID
  public List<Verified> verifiedBy(Collection<VerifierKey> known) {
    var verified = new ArrayList<Verified>();
    var seen = new HashSet<String>();
    for (var signature : signatures) {
      var keys = known.stream().filter(key -> key.made(signature)).toList();
      if (keys.size() > 1) {
        throw new RejectedException("two known keys are called " + signature.label());
      }
      if (keys.isEmpty() || !seen.add(signature.label())) {
        continue;
      }
      var key = keys.getFirst();
      if (!key.verifies(text, signature)) {
        throw new RejectedException("the signature of " + key.label() + " is wrong");
      }
      verified.add(new Verified(key, signature));
    }
    if (verified.isEmpty()) {
      throw new RejectedException(
          "no known key has signed: signatures are by %s, known are %s"
              .formatted(
                  signatures.stream().map(NoteSignature::label).toList(),
                  known.stream().map(VerifierKey::label).toList()));
    }
    return List.copyOf(verified);
  }

  /// A signature that holds, and whose it is.
  public record Verified(VerifierKey key, NoteSignature signature) {}
}
