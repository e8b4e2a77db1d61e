package org.aimsledger.verifier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.aimsledger.verifier.copy.LogCopy;
import org.aimsledger.verifier.log.Policy;

/// A copy of a log in a folder, and what somebody may do to it.
record TamperedFolder(Path folder) {

  LogCopy copy() {
    return LogCopy.at(folder.toString(), LogCopy.TIMEOUT);
  }

  Verdict verify(Policy policy, LogVerifier.Options options) {
    return new LogVerifier(copy(), policy, options).run();
  }

  byte[] read(String path) {
    try {
      return Files.readAllBytes(folder.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String path, byte[] content) {
    try {
      Files.createDirectories(folder.resolve(path).getParent());
      Files.write(folder.resolve(path), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String path) {
    try {
      Files.delete(folder.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void rename(String from, String to) {
    write(to, read(from));
    delete(from);
  }

  void change(String path, UnaryOperator<byte[]> change) {
    write(path, change.apply(read(path)));
  }

  /// Changes one byte.
  void flip(String path, int at) {
    change(
        path,
        bytes -> {
          bytes[at] ^= 1;
          return bytes;
        });
  }

  /// Changes the list of entries of a bundle.
  void entries(String path, Consumer<List<byte[]>> change) {
    var buffer = ByteBuffer.wrap(read(path));
    var entries = new ArrayList<byte[]>();
    while (buffer.hasRemaining()) {
      byte[] entry = new byte[Short.toUnsignedInt(buffer.getShort())];
      buffer.get(entry);
      entries.add(entry);
    }
    change.accept(entries);
    var bytes = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      bytes.write(entry.length >>> 8);
      bytes.write(entry.length);
      bytes.writeBytes(entry);
    }
    write(path, bytes.toByteArray());
  }

  static byte[] replaced(byte[] text, String from, String to) {
    return new String(text, StandardCharsets.UTF_8)
        .replace(from, to)
        .getBytes(StandardCharsets.UTF_8);
  }
}
