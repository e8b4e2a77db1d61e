package org.aimsledger.verifier;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.Printable;
import org.jspecify.annotations.Nullable;

/// The bytes of an entry: one line `<source> <lane> <number in the lane>`, then the event as its
/// service has stored it, a CloudEvents 1.0 document in JSON.
record Leaf(Header header, Event event) {

  /// Reads an entry.
  ///
  /// @throws MalformedException if it isn't one, or a CloudEvents attribute is missing or wrong
  static Leaf parse(byte[] bytes) {
    var header = Header.parse(bytes);
    return new Leaf(header, Event.parse(bytes, header));
  }

  String source() {
    return header.source();
  }

  long lane() {
    return header.lane();
  }

  long laneSeq() {
    return header.number();
  }

  /// The first line.
  ///
  /// @param length of the line with its newline
  record Header(String source, long lane, long number, int length) {

    private static final int LONGEST = 256;

    private static final Pattern LINE =
        Pattern.compile("([!-~]+) (0|[1-9][0-9]{0,17}) ([1-9][0-9]{0,17})");

    /// Reads the first line of an entry.
    ///
    /// @throws MalformedException if it isn't one
    static Header parse(byte[] bytes) {
      int end = 0;
      while (end < Math.min(bytes.length, LONGEST) && bytes[end] != '\n') {
        end++;
      }
      Matcher line = LINE.matcher(new String(bytes, 0, end, StandardCharsets.ISO_8859_1));
      if (end >= bytes.length || bytes[end] != '\n' || !line.matches()) {
        throw new MalformedException("the first line isn't \"source lane number\"");
      }
      return new Header(
          line.group(1), Long.parseLong(line.group(2)), Long.parseLong(line.group(3)), end + 1);
    }

    /// The lane, by the source that it belongs to.
    String laneName() {
      return source + " " + lane;
    }

    @Override
    public String toString() {
      return source + " " + lane + " " + number;
    }
  }

  /// The attributes of a CloudEvents document that the checks need.
  ///
  /// @param subject the stream the event belongs to
  /// @param streamVersion its place in the stream, from 1
  /// @param actor the pseudonym of who caused it, where the event says so
  record Event(
      String id,
      String source,
      String type,
      String subject,
      String time,
      long streamVersion,
      @Nullable String actor,
      Json data) {

    /// Reads what follows the first line of an entry.
    ///
    /// @throws MalformedException if it isn't an event, or not of the source in the first line
    static Event parse(byte[] entry, Header header) {
      byte[] document = Arrays.copyOfRange(entry, header.length(), entry.length);
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
      String source = json.text("source");
      if (!source.equals(header.source())) {
        throw new MalformedException(
            "the event says it comes from %s, the line above it says %s"
                .formatted(Printable.quoted(source), Printable.quoted(header.source())));
      }
      return new Event(
          json.text("id"),
          source,
          json.text("type"),
          json.text("subject"),
          time(json.text("time")),
          streamVersion,
          json.has("actor") ? json.text("actor") : null,
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
