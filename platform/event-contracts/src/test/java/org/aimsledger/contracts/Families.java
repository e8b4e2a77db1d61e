package org.aimsledger.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.aimsledger.contracts.audit.AuditServiceEvent;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.platform.PlatformEvent;
import org.aimsledger.contracts.risk.RiskServiceEvent;

/// The events of all services, with what their source text says about them.
final class Families {
  /// In place of a service: what each of them records by means of the service kit.
  static final String EVERY_SERVICE = "platform";

  /// Service → root of its events.
  static final Map<String, Class<?>> ROOTS = roots();

  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern COMMENT = Pattern.compile("\\s*/// ?(.*)");

  private Families() {}

  private static Map<String, Class<?>> roots() {
    var roots = new LinkedHashMap<String, Class<?>>();
    roots.put("inventory", InventoryServiceEvent.class);
    roots.put("risk", RiskServiceEvent.class);
    roots.put("incident", IncidentServiceEvent.class);
    roots.put("audit", AuditServiceEvent.class);
    roots.put(EVERY_SERVICE, PlatformEvent.class);
    return roots;
  }

  static List<Class<?>> all() {
    return ROOTS.values().stream().flatMap(root -> WireNames.records(root).stream()).toList();
  }

  /// The comment above the declaration of a record, as paragraphs of plain text; empty when it has
  /// none. The compiler throws comments away, so the source is read.
  static String summary(Class<?> record) {
    var comment = new ArrayList<String>();
    var declaration =
        Pattern.compile("\\b(record|enum|interface) " + record.getSimpleName() + "\\b.*");
    for (var line : source(record)) {
      var text = COMMENT.matcher(line);
      if (text.matches()) {
        comment.add(text.group(1));
      } else if (declaration.matcher(line).find()) {
        return plain(comment);
      } else if (!line.isBlank() && !line.strip().startsWith("@")) {
        comment.clear();
      }
    }
    throw new IllegalStateException("no declaration of " + record.getName());
  }

  private static String plain(List<String> comment) {
    var words = new StringBuilder();
    for (var line : comment) {
      if (line.startsWith("@")) {
        break;
      }
      words.append(line.strip()).append(' ');
    }
    return words.toString().replaceAll("\\[([A-Za-z.#]+)]", "$1").strip();
  }

  private static List<String> source(Class<?> type) {
    var outermost = type;
    while (outermost.getEnclosingClass() != null) {
      outermost = outermost.getEnclosingClass();
    }
    try {
      return Files.readAllLines(SOURCES.resolve(outermost.getName().replace('.', '/') + ".java"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
