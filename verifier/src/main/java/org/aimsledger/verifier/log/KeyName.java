package org.aimsledger.verifier.log;

/// The rule for names of keys: not empty, no space, no plus (which separates the parts of a key)
/// and no control character.
final class KeyName {

  private KeyName() {}

  static void require(String name) {
    boolean legal = !name.isEmpty() && name.codePoints().noneMatch(KeyName::isForbidden);
    if (!legal) {
      throw new MalformedException("not a key name: " + Printable.quoted(name));
    }
  }

  private static boolean isForbidden(int c) {
    return c == '+'
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c);
  }
}
