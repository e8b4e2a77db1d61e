package org.aimsledger.contracts.inventory;

/// A text in one language.
///
/// @param language BCP 47 tag, e.g. `zh-Hant`
/// @param text plain text or Markdown without HTML
public record LocalizedText(String language, String title, String text) {}
