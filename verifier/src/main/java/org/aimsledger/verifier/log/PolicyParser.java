package org.aimsledger.verifier.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Reads a policy line by line. Names are octets to the specification, so the text is read as ISO
/// 8859-1, one character per octet, and only keys are decoded.
final class PolicyParser {

  static final String NONE = "none";

  /// Begins a comment that says which sizes of checkpoints a key signs.
  private static final String SIZES = "# log-key-sizes ";

  private static final int LONGEST = 1_000_000;

  private final List<VerifierKey> logs = new ArrayList<>();
  private final Map<String, VerifierKey> witnesses = new LinkedHashMap<>();
  private final Map<String, Policy.Group> groups = new LinkedHashMap<>();
  private final Set<String> members = new HashSet<>();
  private final Map<VerifierKey, Policy.Sizes> sizes = new HashMap<>();
  private String quorum = "";

  Policy parse(byte[] text) {
    if (text.length > LONGEST) {
      throw new MalformedException("a policy has at most " + LONGEST + " bytes");
    }
    String octets = new String(text, StandardCharsets.ISO_8859_1);
    if (octets.chars().anyMatch(c -> (c < ' ' && c != '\t' && c != '\n') || c == 0x7f)) {
      throw new MalformedException("a policy has no control characters but tab and newline");
    }
    if (!octets.endsWith("\n")) {
      throw new MalformedException("the last line of a policy ends with a newline");
    }
    int number = 0;
    for (String line : octets.split("\n", -1)) {
      number++;
      try {
        parseLine(line);
      } catch (MalformedException e) {
        throw new MalformedException("policy line " + number + ": " + e.getMessage());
      }
    }
    if (logs.isEmpty()) {
      throw new MalformedException("the policy names no log");
    }
    if (quorum.isEmpty()) {
      throw new MalformedException("the policy has no quorum line (\"quorum none\" asks for none)");
    }
    return new Policy(logs, sizes, witnesses, groups, quorum);
  }

  private void parseLine(String line) {
    String trimmed = line.replace('\t', ' ').strip();
    if (line.startsWith(SIZES)) {
      sizes(List.of(line.substring(SIZES.length()).split(" ", -1)));
      return;
    }
    if (trimmed.isEmpty() || trimmed.startsWith("#")) {
      return;
    }
    List<String> items = List.of(trimmed.split(" +"));
    switch (items.getFirst()) {
      case "log" -> log(items);
      case "witness" -> witness(items);
      case "group" -> group(items);
      case "quorum" -> quorum(items);
      default -> throw malformed(line);
    }
  }

  private void log(List<String> items) {
    requireSize(items, 2, 3);
    var key = key(items.get(1));
    if (key.type() == SignatureType.COSIGNATURE) {
      throw new MalformedException(
          "the key of a log has to be of type 0x01 (Ed25519) or 0x06 (ML-DSA-44)");
    }
    if (logs.stream().anyMatch(key::wrapsSameKeyAs)) {
      throw new MalformedException("a log with the same key is listed twice");
    }
    logs.add(key);
  }

  private void sizes(List<String> items) {
    requireSize(items, 3, 3);
    var key =
        Stream.concat(logs.stream(), witnesses.values().stream())
            .filter(one -> one.label().equals(items.getFirst()))
            .findFirst()
            .orElseThrow(
                () ->
                    new MalformedException(
                        Printable.quoted(items.getFirst()) + " is no key above"));
    long from = Canonical.decimal(items.get(1), "the smallest size");
    long upTo =
        items.get(2).equals("-")
            ? Long.MAX_VALUE
            : Canonical.decimal(items.get(2), "the largest size");
    if (sizes.put(key, new Policy.Sizes(from, upTo)) != null) {
      throw new MalformedException("the sizes of " + key.label() + " are listed twice");
    }
  }

  private void witness(List<String> items) {
    requireSize(items, 3, 4);
    String name = newName(items.get(1));
    var key = key(items.get(2));
    if (key.type() == SignatureType.ED25519) {
      throw new MalformedException(
          "the key of a witness has to be of type 0x04 (cosignature) or 0x06 (ML-DSA-44)");
    }
    if (witnesses.values().stream().anyMatch(key::wrapsSameKeyAs)) {
      throw new MalformedException("a witness with the same key is listed twice");
    }
    witnesses.put(name, key);
  }

  private void group(List<String> items) {
    requireSize(items, 4, Integer.MAX_VALUE);
    String name = newName(items.get(1));
    List<String> names = items.subList(3, items.size());
    for (String member : names) {
      requireDefined(member);
      if (!members.add(member)) {
        throw new MalformedException(Printable.quoted(member) + " is a member of a group already");
      }
    }
    long threshold =
        switch (items.get(2)) {
          case "any" -> 1;
          case "all" -> names.size();
          default -> Canonical.decimal(items.get(2), "the threshold");
        };
    if (threshold < 1 || threshold > names.size()) {
      throw new MalformedException(
          "a group of %d can't need %d".formatted(names.size(), threshold));
    }
    groups.put(name, new Policy.Group((int) threshold, List.copyOf(names)));
  }

  private void quorum(List<String> items) {
    requireSize(items, 2, 2);
    if (!quorum.isEmpty()) {
      throw new MalformedException("a second quorum line");
    }
    if (!items.get(1).equals(NONE)) {
      requireDefined(items.get(1));
    }
    quorum = items.get(1);
  }

  private static VerifierKey key(String octets) {
    byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
    return VerifierKey.parse(Canonical.utf8(bytes, "the key"));
  }

  private String newName(String name) {
    if (name.equals(NONE) || witnesses.containsKey(name) || groups.containsKey(name)) {
      throw new MalformedException("the name " + Printable.quoted(name) + " is taken");
    }
    return name;
  }

  private void requireDefined(String name) {
    if (!witnesses.containsKey(name) && !groups.containsKey(name)) {
      throw new MalformedException(
          Printable.quoted(name) + " is neither a witness nor a group defined above");
    }
  }

  private static void requireSize(List<String> items, int least, int most) {
    if (items.size() < least || items.size() > most) {
      throw malformed(String.join(" ", items));
    }
  }

  private static MalformedException malformed(String line) {
    return new MalformedException("not understood: " + Printable.quoted(line));
  }
}
