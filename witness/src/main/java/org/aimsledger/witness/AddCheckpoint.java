package org.aimsledger.witness;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.SignedNote;

/// The body of `POST /add-checkpoint`.
///
/// @param old size from which the log says that it grew
/// @param proof consistency proof from there
/// @param note the signed checkpoint
record AddCheckpoint(long old, List<Hash> proof, SignedNote note) {
  private static final String OLD = "old ";

  /// As many levels as a tree can have.
  private static final int LONGEST_PROOF = 63;

  AddCheckpoint {
    proof = List.copyOf(proof);
  }

  /// Reads a body.
  ///
  /// @throws MalformedException if it isn't one
  static AddCheckpoint parse(byte[] body) {
    var text = utf8(body);
    var end = text.indexOf("\n\n");
    if (end < 0) {
      throw new MalformedException("no empty line before the checkpoint");
    }
    var lines = List.of(text.substring(0, end).split("\n", -1));
    if (!lines.getFirst().startsWith(OLD)) {
      throw new MalformedException("the first line is not \"old <size>\"");
    }
    if (lines.size() - 1 > LONGEST_PROOF) {
      throw new MalformedException("a proof has at most " + LONGEST_PROOF + " hashes");
    }
    var proof = new ArrayList<Hash>();
    for (var line : lines.subList(1, lines.size())) {
      proof.add(Hash.ofBase64(line));
    }
    return new AddCheckpoint(
        size(lines.getFirst().substring(OLD.length())),
        proof,
        SignedNote.parse(text.substring(end + 2)));
  }

  private static String utf8(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("the body is not UTF-8");
    }
  }

  private static long size(String decimal) {
    try {
      var size = Long.parseLong(decimal);
      if (size >= 0 && Long.toString(size).equals(decimal)) {
        return size;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new MalformedException("the old size is no number");
  }
}
