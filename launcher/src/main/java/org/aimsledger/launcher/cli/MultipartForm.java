package org.aimsledger.launcher.cli;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A `multipart/form-data` body that reads its files while it is sent.
record MultipartForm(String boundary, List<Part> parts) {
  record Part(String name, Path file, String contentType) {}

  MultipartForm {
    parts = List.copyOf(parts);
  }

  static MultipartForm of(List<Part> parts) {
    return new MultipartForm("aims-" + UUID.randomUUID(), parts);
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  BodyPublisher body() throws FileNotFoundException {
    var publishers = new ArrayList<BodyPublisher>();
    for (var part : parts) {
      publishers.add(BodyPublishers.ofString(header(part)));
      publishers.add(BodyPublishers.ofFile(part.file()));
      publishers.add(BodyPublishers.ofString("\r\n"));
    }
    publishers.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
    return BodyPublishers.concat(publishers.toArray(BodyPublisher[]::new));
  }

  String header(Part part) {
    // Quotes and line breaks in a file name would end the header early (RFC 7578, section 4.2).
    var name = part.file().getFileName().toString().replaceAll("[\"\\r\\n\\\\]", "_");
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
        .formatted(boundary, part.name(), name, part.contentType());
  }
}
