package org.aimsledger.contracts;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What was ever published: of each event type and version its schema and a stored document, pinned
/// by a manifest of SHA-256 that only grows.
///
/// @param root folder of the repository
/// @param current name → JSON Schema of every event that is written today
record Publication(Path root, SortedMap<String, String> current) {
  static final String PUBLISHED = "platform/event-contracts/src/test/resources/published/";
  static final String MANIFEST = PUBLISHED + "manifest.txt";
  private static final String SCHEMAS = PUBLISHED + "schemas/";
  private static final Pattern NAME =
      Pattern.compile("(org\\.aimsledger\\.([a-z]+)\\..+\\.v)([0-9]+)(~[a-z0-9-]+)?\\.json");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REMEDY =
      " Stored events can't be changed: give the event a new version (.v2, a new @WireName), leave the"
          + " old approved files as they are, and add an upcaster from the old name wherever the"
          + " family is declared with EventTypes. See CONTRIBUTING.md, Changing an event.";

  /// What is wrong; empty when all is well.
  List<String> problems() {
    var problems = new ArrayList<String>();
    var manifest = manifest();
    manifest.forEach(
        (file, digest) -> {
          if (!Files.exists(root.resolve(file))) {
            problems.add(file + " was published and is gone." + REMEDY);
          } else if (!sha256(root.resolve(file)).equals(digest)) {
            problems.add(file + " was published and has been changed." + REMEDY);
          }
        });
    for (var file : pinnable()) {
      if (!manifest.containsKey(file)) {
        problems.add(file + " is not pinned." + whenFinal());
      }
    }
    for (var name : current.keySet()) {
      if (!Files.exists(root.resolve(approved(name)))) {
        problems.add(
            name + " has no approved document: write " + approved(name) + " as it is stored.");
      }
      if (!Files.exists(root.resolve(SCHEMAS + name + ".json"))) {
        problems.add(name + " is not published." + whenFinal());
      }
    }
    for (var schema : files(SCHEMAS)) {
      problems.addAll(compatibility(schema));
    }
    return List.copyOf(problems);
  }

  /// Publishes what is new. Never touches what was published before.
  void publish() throws IOException {
    Files.createDirectories(root.resolve(SCHEMAS));
    for (var event : current.entrySet()) {
      var schema = root.resolve(SCHEMAS + event.getKey() + ".json");
      if (!Files.exists(schema)) {
        Files.writeString(schema, event.getValue());
      }
    }
    var manifest = manifest();
    var lines = new StringBuilder();
    for (var file : pinnable()) {
      if (!manifest.containsKey(file)) {
        lines.append(sha256(root.resolve(file))).append("  ").append(file).append('\n');
      }
    }
    Files.writeString(
        root.resolve(MANIFEST), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private List<String> compatibility(String file) {
    var name = NAME.matcher(Path.of(file).getFileName().toString());
    if (!name.matches()) {
      return List.of(file + " has no name of an event.");
    }
    var type = name.group(1) + name.group(3);
    var schema = current.get(type);
    if (schema == null) {
      var later = Integer.parseInt(name.group(3));
      return current.keySet().stream().anyMatch(other -> isLater(other, name.group(1), later))
          ? List.of()
          : List.of(type + " was published and no later version of it exists." + REMEDY);
    }
    try {
      return SchemaCompatibility.problems(
              JSON.readTree(root.resolve(file).toFile()), JSON.readTree(schema))
          .stream()
          .map(problem -> type + ", " + problem + "." + REMEDY)
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(file, broken);
    }
  }

  private static boolean isLater(String name, String stem, int version) {
    return name.startsWith(stem)
        && name.substring(stem.length()).matches("[0-9]+")
        && Integer.parseInt(name.substring(stem.length())) > version;
  }

  private static String approved(String name) {
    var parts = NAME.matcher(name + ".json");
    if (!parts.matches()) {
      throw new IllegalStateException(name + " is no name of an event");
    }
    return approvedFolder(parts.group(2)) + name + ".json";
  }

  private static String approvedFolder(String service) {
    var module =
        service.equals(Families.EVERY_SERVICE) ? "platform/service-kit" : service + "-service";
    return module + "/src/test/resources/approved/";
  }

  private static String whenFinal() {
    return " When it is final: mvn test -pl platform/event-contracts -Daims.publish=true";
  }

  private List<String> pinnable() {
    var files = new ArrayList<>(files(SCHEMAS));
    Families.ROOTS.keySet().forEach(service -> files.addAll(files(approvedFolder(service))));
    return files;
  }

  private List<String> files(String folder) {
    if (!Files.isDirectory(root.resolve(folder))) {
      return List.of();
    }
    try (var files = Files.list(root.resolve(folder))) {
      return files.map(file -> folder + file.getFileName()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// File → SHA-256, in the order of publication.
  private Map<String, String> manifest() {
    var pins = new LinkedHashMap<String, String>();
    if (!Files.exists(root.resolve(MANIFEST))) {
      return pins;
    }
    try {
      for (var line : Files.readAllLines(root.resolve(MANIFEST))) {
        var parts = line.split("  ", 2);
        if (pins.put(parts[1], parts[0]) != null) {
          throw new IllegalStateException(parts[1] + " is pinned twice");
        }
      }
      return pins;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /// The events of today with their schemas.
  static SortedMap<String, String> today() {
    var schemas = new TreeMap<String, String>();
    for (var event : Families.all()) {
      schemas.put(WireNames.of(event), JsonSchema.of(event));
    }
    return schemas;
  }
}
