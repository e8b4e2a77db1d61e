package org.aimsledger.systemtests.hygiene;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// `docs/configuration.md`: every setting of every service, read from the sources of the
/// configuration mappings, because the compiler throws their comments away.
final class SettingsReference implements HygieneCheck {
  static final String FILE = "docs/configuration.md";

  private static final String DEFAULTS =
      "platform/service-kit/src/main/resources/META-INF/microprofile-config.properties";
  private static final Pattern PREFIX =
      Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
  private static final Pattern INTERFACE = Pattern.compile("\\s*(?:public )?interface (\\w+) \\{");
  private static final Pattern METHOD = Pattern.compile("\\s+([\\w<>, ]+) (\\w+)\\(\\);");
  private static final Pattern COMMENT = Pattern.compile("\\s*/// ?(.*)");
  private static final Pattern ANNOTATION =
      Pattern.compile("\\s*@(\\w+)(?:\\(\"?(.*?)\"?\\))?\\s*");
  private static final Pattern LIMIT =
      Pattern.compile(
          "(?m)^(quarkus\\.(?:http\\.(?:limits|idle-timeout|read-timeout)|shutdown"
              + "|datasource\\.(?:reactive|jdbc)\\.(?!url)|oidc\\.connection).*?)=(.*)$");

  @Override
  public List<String> problemsOf(Repository repository) {
    var file = repository.root().resolve(FILE);
    return file.toFile().exists() && Repository.text(file).equals(markdown(repository))
        ? List.of()
        : List.of(
            FILE
                + ": stale; mvn test -pl system-tests -Dtest=RepositoryHygieneTest"
                + " -Daims.update=true writes it anew");
  }

  String markdown(Repository repository) {
    var defaults = defaults(repository);
    var text =
        new StringBuilder(
            """
            # Configuration

            Generated from the `…Config` mappings; don't edit. A test fails when it is stale
            (`mvn test -pl system-tests -Dtest=RepositoryHygieneTest -Daims.update=true` writes it anew).

            Each setting can be given as a system property, in `application.properties`, or in the environment: upper case,
            every other character an underscore (`AIMS_HTTP_ADMISSION_REQUESTS=1024`). A value outside its bounds and a
            misspelt `aims.` name stop the start. Durations are ISO 8601 (`PT2S`), sizes have a unit (`40M`).

            """);
    repository
        .files("Config.java")
        .filter(file -> !repository.name(file).contains("src/test"))
        .filter(file -> PREFIX.matcher(Repository.text(file)).find())
        .forEach(file -> mapping(text, repository, file, defaults));
    text.append(
        """
        ## Limits of the framework

        Set for all services; see the documentation of Quarkus for their meaning.

        | setting | value |
        |---|---|
        """);
    LIMIT
        .matcher(Repository.text(repository.root().resolve(DEFAULTS)))
        .results()
        .forEach(line -> text.append("| `%s` | `%s` |\n".formatted(line.group(1), line.group(2))));
    return text.toString();
  }

  private static Map<String, String> defaults(Repository repository) {
    var defaults = new HashMap<String, String>();
    for (var line : Repository.text(repository.root().resolve(DEFAULTS)).lines().toList()) {
      var equals = line.indexOf('=');
      if (line.startsWith("aims.") && equals > 0) {
        defaults.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return defaults;
  }

  private static void mapping(
      StringBuilder text, Repository repository, Path file, Map<String, String> defaults) {
    var module = repository.name(file).replaceFirst("/src/.*", "");
    var name = file.getFileName().toString().replace(".java", "");
    var mapping = new Mapping(Repository.text(file), defaults);
    text.append("## ").append(name).append("\n\nIn `").append(module).append("`. ");
    text.append(mapping.about)
        .append("\n\n| setting | default | bounds | meaning |\n|---|---|---|---|\n");
    mapping.rows.forEach(text::append);
    text.append('\n');
  }

  private static final String END_OF_GROUP = "  }";

  /// One mapping while it is read, line by line.
  private static final class Mapping {
    private final Map<String, String> defaults;
    private final Map<String, String> prefixes = new HashMap<>();
    private final List<String> rows = new ArrayList<>();
    private final List<String> comment = new ArrayList<>();
    private final Map<String, String> annotations = new HashMap<>();
    private String about = "";
    private String root = "";
    private String prefix = "";

    Mapping(String source, Map<String, String> defaults) {
      this.defaults = defaults;
      var interfaces = INTERFACE.matcher(source).results().map(found -> found.group(1)).toList();
      source.lines().forEach(line -> read(line, interfaces));
    }

    private void read(String line, List<String> interfaces) {
      var declared = PREFIX.matcher(line);
      var opened = INTERFACE.matcher(line);
      var method = METHOD.matcher(line);
      var words = COMMENT.matcher(line);
      var annotation = ANNOTATION.matcher(line);
      if (declared.find()) {
        root = declared.group(1);
        prefix = root;
        about = String.join(" ", comment);
      } else if (words.matches()) {
        comment.add(words.group(1).strip());
      } else if (opened.matches()) {
        prefix = prefixes.getOrDefault(opened.group(1), prefix);
        forget();
      } else if (method.matches()) {
        setting(method.group(1).strip(), method.group(2), interfaces);
        forget();
      } else if (annotation.matches()) {
        var argument = annotation.group(2);
        annotations.put(annotation.group(1), argument == null ? "" : argument);
      } else {
        if (line.equals(END_OF_GROUP)) {
          prefix = root;
        }
        forget();
      }
    }

    private void forget() {
      comment.clear();
      annotations.clear();
    }

    private void setting(String type, String method, List<String> interfaces) {
      var key = prefix + "." + annotations.getOrDefault("WithName", kebab(method));
      if (interfaces.contains(type)) {
        prefixes.put(type, key);
        return;
      }
      var groups = interfaces.stream().anyMatch(named -> type.equals("List<" + named + ">"));
      var shown = type.startsWith("Map<") ? key + ".\"…\"" : groups ? key + "[…]" : key;
      interfaces.stream()
          .filter(
              named ->
                  type.equals("Map<String, " + named + ">") || type.equals("List<" + named + ">"))
          .forEach(named -> prefixes.put(named, shown));
      rows.add(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  shown,
                  groups ? "none" : value(type, key),
                  bounds(type),
                  String.join(" ", comment).replace("|", "\\|")));
    }

    private String value(String type, String key) {
      var value = annotations.getOrDefault("WithDefault", defaults.get(key));
      if (value != null && !value.isEmpty()) {
        return "`" + value + "`";
      }
      return type.startsWith("Optional<") || type.startsWith("Map<") ? "none" : "must be given";
    }

    private String bounds(String type) {
      var least = annotations.get("Min");
      var most = annotations.get("Max");
      if (least != null || most != null) {
        return (least == null ? "" : digits(least)) + " … " + (most == null ? "" : digits(most));
      }
      return annotations.containsKey("NotBlank") ? "not blank" : type.replace("|", "\\|");
    }

    private static String digits(String number) {
      return number.replace("_", "").replaceAll("L$", "");
    }

    private static String kebab(String name) {
      return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
  }
}
