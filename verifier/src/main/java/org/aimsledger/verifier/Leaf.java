package org.aimsledger.verifier;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.Printable;

/// The bytes of an entry: one line `<source> <lane> <number in the lane>`, then the event as its
/// service has stored it, a CloudEvents 1.0 document in JSON.
record Leaf(String source, long lane, long laneSeq, Event event) {

  private static final int LONGEST_HEADER = 256;

  private static final Pattern HEADER =
      Pattern.compile("([!-~]+) (0|[1-9][0-9]{0,17}) ([1-9][0-9]{0,17})");

  /// Reads an entry.
  ///
  /// @throws MalformedException if it isn't one, or a CloudEvents attribute is missing or wrong
  static Leaf parse(byte[] bytes) {
    int end = 0;
    while (end < Math.min(bytes.length, LONGEST_HEADER) && bytes[end] != '\n') {
      end++;
    }
    Matcher header = HEADER.matcher(new String(bytes, 0, end, StandardCharsets.ISO_8859_1));
    if (end >= bytes.length || bytes[end] != '\n' || !header.matches()) {
      throw new MalformedException("the first line isn't \"source lane number\"");
    }
    var event = Event.parse(Arrays.copyOfRange(bytes, end + 1, bytes.length));
    if (!event.source().equals(header.group(1))) {
      throw new MalformedException(
          "the event says it comes from %s, the line above it says %s"
              .formatted(Printable.quoted(event.source()), Printable.quoted(header.group(1))));
    }
    return new Leaf(
        header.group(1), Long.parseLong(header.group(2)), Long.parseLong(header.group(3)), event);
  }

  /// The attributes of a CloudEvents document that the checks need.
  ///
  /// @param subject the stream the event belongs to
  /// @param streamVersion its place in the stream, from 1
  record Event(
      String id,
      String source,
      String type,
      String subject,
      String time,
      long streamVersion,
      Json data) {

    private static Event parse(byte[] document) {
      if (!(Json.parse(document, "the event") instanceof Json.Members json)) {
        throw new MalformedException("the event isn't a JSON object");
      }
      String version = json.text("specversion");
      if (!version.equals("1.0")) {
        throw new MalformedException("CloudEvents version " + Printable.quoted(version));
      }
      long streamVersion = json.number("streamversion");
      if (streamVersion == 0) {
        throw new MalformedException("versions of a stream start with 1");
      }
      return new Event(
          json.text("id"),
          json.text("source"),
          json.text("type"),
          json.text("subject"),
          time(json.text("time")),
          streamVersion,
          json.get("data"));
    }

    private static String time(String time) {
      try {
        var _ = OffsetDateTime.parse(time);
        return time;
      } catch (DateTimeException e) {
        throw new MalformedException("not a time with offset: " + Printable.quoted(time));
      }
    }
  }
}
