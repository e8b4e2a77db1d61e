package org.aimsledger.systemtests.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// What clients were told, in the order in which they learnt it: one JSON line a command, appended
/// to a file that a violation can be explained from. May be used by any thread.
final class History implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// A command and its end.
  ///
  /// @param tries how often it was sent
  record Entry(Request request, int tries, Outcome outcome) {}

  private final BufferedWriter file;
  private final List<Entry> fresh = new ArrayList<>();

  History(Path file) throws IOException {
    this.file =
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  synchronized void add(int round, Entry entry) {
    try {
      file.write(line(round, entry));
      file.newLine();
      file.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("can't write the history", e);
    }
    fresh.add(entry);
  }

  /// What was added since the last call.
  synchronized List<Entry> takeFresh() {
    var taken = List.copyOf(fresh);
    fresh.clear();
    return taken;
  }

  private static String line(int round, Entry entry) throws IOException {
    var request = entry.request();
    var fields = new LinkedHashMap<String, Object>();
    fields.put("round", round);
    fields.put("at", Instant.now().toString());
    fields.put("key", request.key());
    fields.put("service", request.service());
    fields.put("kind", request.kind());
    fields.put("path", request.path());
    if (request.ifMatch() != null) {
      fields.put("ifMatch", request.ifMatch());
    }
    fields.put("tries", entry.tries());
    switch (entry.outcome()) {
      case Outcome.Acknowledged(var stream, var version) -> {
        fields.put("outcome", "acknowledged");
        fields.put("stream", stream);
        fields.put("version", version);
      }
      case Outcome.Accepted(var job) -> {
        fields.put("outcome", "accepted");
        fields.put("job", job);
      }
      case Outcome.Refused(var status, var type) -> {
        fields.put("outcome", "refused");
        fields.put("status", status);
        fields.put("type", type);
      }
      case Outcome.Unknown(var why) -> {
        fields.put("outcome", "unknown");
        fields.put("why", why);
      }
    }
    return JSON.writeValueAsString(fields);
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
