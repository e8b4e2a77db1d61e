package org.aimsledger.servicekit.demo;

/// What a note is called.
record Title(String value) {
  Title {
    if (value.isBlank() || value.length() > 40) {
      throw new IllegalArgumentException("a title has 1 to 40 characters");
    }
  }
}
