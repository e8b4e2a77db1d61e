package org.aimsledger.launcher;

import static org.aimsledger.launcher.process.SupervisorLog.LOG;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import org.aimsledger.launcher.process.ComponentState;
import org.aimsledger.launcher.process.ComponentStatus;
import org.jspecify.annotations.Nullable;

/// `run/status.json`: replaced as a whole, so a reader never sees half of it. Only worth reading
/// while the supervisor's lock is held.
public final class StatusFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  public StatusFile(Path runDirectory) {
    this.file = runDirectory.resolve("status.json");
  }

  synchronized void write(StatusReport report) {
    try {
      Files.createDirectories(file.getParent());
      var fresh = file.resolveSibling("status.json.new");
      Files.writeString(fresh, render(report));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Supervision goes on without it; the next change writes it again.
      LOG.housekeepingFailed(e);
    }
  }

  synchronized void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /// Empty when no supervisor has written one.
  public Optional<StatusReport> read() throws IOException {
    try {
      return Optional.of(parse(Files.readString(file)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  static String render(StatusReport report) throws IOException {
    var root = JSON.createObjectNode();
    root.put("supervisorPid", report.supervisorPid());
    root.put("startedAt", report.startedAt().toString());
    var ports = root.putObject("ports");
    report.ports().byVariable().forEach(ports::put);
    var components = root.putArray("components");
    report.components().forEach(status -> write(components.addObject(), status));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private static void write(ObjectNode node, ComponentStatus status) {
    node.put("name", status.name());
    node.put("state", status.state().name());
    node.put("port", status.port());
    node.put("pid", status.pid());
    node.put("startedAt", text(status.startedAt()));
    node.put("readyAt", text(status.readyAt()));
    node.put("restarts", status.restarts());
    node.put("startsFailed", status.startsFailed());
    node.put("message", status.message());
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  static StatusReport parse(String text) throws IOException {
    var root = JSON.readTree(text);
    var variables = new HashMap<String, String>();
    root.path("ports")
        .properties()
        .forEach(port -> variables.put(port.getKey(), port.getValue().asText()));
    var components = new ArrayList<ComponentStatus>();
    for (var node : root.path("components")) {
      components.add(component(node));
    }
    return new StatusReport(
        root.path("supervisorPid").asLong(),
        Instant.parse(root.path("startedAt").asText()),
        Ports.from(variables),
        components);
  }

  private static ComponentStatus component(JsonNode node) {
    return new ComponentStatus(
        node.path("name").asText(),
        ComponentState.valueOf(node.path("state").asText()),
        node.path("port").asInt(),
        node.path("pid").isNumber() ? node.path("pid").asLong() : null,
        instant(node.path("startedAt")),
        instant(node.path("readyAt")),
        node.path("restarts").asInt(),
        node.path("startsFailed").asInt(),
        node.path("message").asText());
  }

  private static @Nullable Instant instant(JsonNode node) {
    return node.isTextual() ? Instant.parse(node.asText()) : null;
  }
}
