package org.aimsledger.incident.platform;

/// Pseudonymous id of a person or a program, as the identity provider gives it.
public record PersonId(String value) {
  public static final int MAX = 200;

  public PersonId {
    value = Texts.legal("person id", value, MAX);
    if (value.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("person id must not contain white space");
    }
  }
}
