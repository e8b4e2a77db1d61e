package org.aimsledger.referencedata;

/// One short text in the three languages of the product. The two Chinese vocabularies differ, so
/// neither is made from the other.
public record Titles(String en, String zhHans, String zhHant) {
  public Titles {
    if (en.isBlank() || zhHans.isBlank() || zhHant.isBlank()) {
      throw new IllegalArgumentException("a title needs en, zh-Hans and zh-Hant");
    }
  }
}
