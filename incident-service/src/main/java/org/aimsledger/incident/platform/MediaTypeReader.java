package org.aimsledger.incident.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;

/// What the first bytes of a file say that it is. The name only makes the answer finer: it never
/// turns a page of HTML into a table.
public final class MediaTypeReader {
  /// How many bytes it wants to see.
  public static final int HEAD = 65_536;

  private MediaTypeReader() {}

  /// The media type without parameters, `application/octet-stream` when nothing is known.
  public static String read(byte[] head, String name) {
    var metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
    try {
      return MimeTypes.getDefaultMimeTypes()
          .detect(new ByteArrayInputStream(head), metadata)
          .getBaseType()
          .toString();
    } catch (IOException impossible) {
      throw new UncheckedIOException("bytes in memory can be read", impossible);
    }
  }
}
