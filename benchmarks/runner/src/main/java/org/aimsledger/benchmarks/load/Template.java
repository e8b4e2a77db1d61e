package org.aimsledger.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A whole HTTP request as bytes. Sending it once more costs a copy and sixteen hexadecimal digits
/// for each place where requests have to differ.
public final class Template {
  /// Stands where the number of the request goes.
  public static final String NUMBER = "<0123456789abc>#";

  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;
  private final int[] places;

  private Template(byte[] bytes, int[] places) {
    this.bytes = bytes;
    this.places = places;
  }

  /// A request to a service on loopback.
  ///
  /// @param body empty for a request without one
  public static Template request(
      String method, String path, Map<String, String> headers, String body) {
    var content = body.getBytes(StandardCharsets.UTF_8);
    var head = new StringBuilder();
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (content.length > 0) {
      head.append("Content-Length: ").append(content.length).append("\r\n");
    }
    return of(head.append("\r\n").append(body).toString());
  }

  static Template of(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var number = NUMBER.getBytes(StandardCharsets.US_ASCII);
    List<Integer> places = new ArrayList<>();
    for (var i = 0; i + number.length <= bytes.length; i++) {
      var window = ByteBuffer.wrap(bytes, i, number.length);
      if (window.equals(ByteBuffer.wrap(number))) {
        places.add(i);
      }
    }
    return new Template(bytes, places.stream().mapToInt(Integer::intValue).toArray());
  }

  public int length() {
    return bytes.length;
  }

  /// Writes the request with this number. The target must have room for [#length()] bytes.
  public void render(long number, ByteBuffer target) {
    var start = target.position();
    target.put(bytes);
    for (var place : places) {
      for (var digit = 0; digit < NUMBER.length(); digit++) {
        var shift = 4 * (NUMBER.length() - 1 - digit);
        target.put(start + place + digit, DIGITS[(int) (number >>> shift) & 15]);
      }
    }
  }
}
