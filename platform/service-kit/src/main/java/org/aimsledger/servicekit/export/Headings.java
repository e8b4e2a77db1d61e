package org.aimsledger.servicekit.export;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/// Names of columns in the language of who reads them: as the API has them for everybody whose
/// first wish is not Chinese (programs say nothing, and get names that stay). A name without a
/// translation stays as it is.
final class Headings {
  private static final List<String> LANGUAGES = List.of("zh-Hans", "zh-Hant");
  private static final Map<String, Map<String, String>> TRANSLATIONS = read();

  private Headings() {}

  /// @param acceptLanguage as the client sent it
  static List<String> of(List<String> names, @Nullable String acceptLanguage) {
    return language(acceptLanguage)
        .map(TRANSLATIONS::get)
        .map(translations -> names.stream().map(name -> heading(name, translations)).toList())
        .orElse(names);
  }

  private static String heading(String name, Map<String, String> translations) {
    var parts = Stream.of(name.split("\\.", -1)).map(translations::get).toList();
    return parts.stream().allMatch(Objects::nonNull) ? String.join(".", parts) : name;
  }

  /// The first wish; Chinese without a script is what is usual where it is spoken.
  private static Optional<String> language(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return Optional.empty();
    }
    try {
      var wish =
          Locale.forLanguageTag(Locale.LanguageRange.parse(acceptLanguage).getFirst().getRange());
      if (!wish.getLanguage().equals("zh")) {
        return Optional.empty();
      }
      var isTraditional =
          wish.getScript().equals("Hant")
              || (wish.getScript().isEmpty()
                  && List.of("TW", "HK", "MO").contains(wish.getCountry()));
      return Optional.of(isTraditional ? "zh-Hant" : "zh-Hans");
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Map<String, Map<String, String>> read() {
    var all = new HashMap<String, Map<String, String>>();
    LANGUAGES.forEach(language -> all.put(language, new HashMap<>()));
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var in = Headings.class.getResourceAsStream("headings.csv");
        var text = new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8);
        var parser = format.parse(text)) {
      for (var record : parser) {
        for (var language : LANGUAGES) {
          Objects.requireNonNull(all.get(language)).put(record.get("name"), record.get(language));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the headings can't be read", e);
    }
    return all;
  }
}
