package org.aimsledger.verifier;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.Printable;

/// The files in the archive. Nothing is unpacked to disk; names only select what to read, and each
/// read has a limit, so neither a hostile name nor a bomb does harm.
final class BundleFiles implements AutoCloseable {

  private static final Set<String> FOLDERS = Set.of(Bundle.ENTRIES, Bundle.PROOFS);

  /// How much of a cut archive is unpacked to say where it ends; a bomb is cut short here.
  static final long MOST_UNPACKED = 256L << 20;

  /// A name that is there more often is told so often at most; one is enough to refuse the bundle.
  private static final int MOST_REPEATED = 100;

  private final ZipFile zip;
  private final List<String> repeated = new ArrayList<>();

  private BundleFiles(ZipFile zip) {
    this.zip = zip;
    var seen = new Digests();
    forEachName(
        name -> {
          if (!seen.add(name) && repeated.size() < MOST_REPEATED) {
            repeated.add(name);
          }
        });
  }

  /// Opens the archive.
  ///
  /// @throws MalformedException if it isn't a whole ZIP archive
  /// @throws IOException if the file can't be read
  static BundleFiles open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(Files.exists(file) ? "not a regular file" : "no such file");
    }
    try {
      return new BundleFiles(new ZipFile(file.toFile()));
    } catch (ZipException e) {
      throw new MalformedException(
          "not a whole ZIP archive (%s): cut or damaged; %s".formatted(e.getMessage(), rest(file)));
    }
  }

  /// What can still be said about an archive whose directory, at its end, is lost.
  private static String rest(Path file) throws IOException {
    String last = "";
    long left = MOST_UNPACKED;
    try (var in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        left -= skipped(in, left);
        if (left == 0) {
          return "more is in it than is worth unpacking";
        }
        last = entry.getName();
      }
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      // Here it ends; that it does is already being reported.
    }
    return last.isEmpty()
        ? "no complete file is in it"
        : "the last complete file in it is " + Printable.quoted(last);
  }

  private static long skipped(InputStream in, long most) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long all = 0;
    int read = 0;
    while (read >= 0 && all < most) {
      read = in.read(buffer, 0, (int) Math.min(buffer.length, most - all));
      all += Math.max(read, 0);
    }
    return all;
  }

  /// How many files are in the archive, about: folders count.
  int count() {
    return zip.size();
  }

  /// All names but those of the two folders, in the order of the archive.
  void forEachName(Consumer<String> taker) {
    zip.stream().map(ZipEntry::getName).filter(name -> !FOLDERS.contains(name)).forEach(taker);
  }

  /// Names that occur a second time. Which of two files a reader sees is up to the reader, so a
  /// bundle with such a name proves nothing.
  List<String> repeated() {
    return repeated;
  }

  /// The content of a file.
  ///
  /// @throws MalformedException if it is missing, damaged or longer than the limit
  byte[] read(String name, int limit) {
    ZipEntry entry = entry(name);
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] content = content(in, entry.getSize(), limit);
      if (content.length > limit) {
        throw new MalformedException("longer than " + limit + " bytes");
      }
      var sum = new CRC32();
      sum.update(content);
      if (sum.getValue() != entry.getCrc()) {
        throw new MalformedException("damaged: its bytes don't fit the archive's checksum");
      }
      return content;
    } catch (ZipException | EOFException e) {
      throw new MalformedException("damaged: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads a file from its beginning to its end, without holding it.
  ///
  /// @param reader takes everything that comes, and says what it is
  /// @throws MalformedException if it is missing or damaged, and what the reader throws
  <T> T stream(String name, Function<InputStream, T> reader) {
    ZipEntry entry = entry(name);
    try (var in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      T result = reader.apply(in);
      if (in.getChecksum().getValue() != entry.getCrc()) {
        throw new MalformedException("damaged: its bytes don't fit the archive's checksum");
      }
      return result;
    } catch (IOException e) {
      throw damaged(e);
    } catch (UncheckedIOException e) {
      throw damaged(Objects.requireNonNull(e.getCause()));
    }
  }

  private static RuntimeException damaged(IOException e) {
    return e instanceof ZipException || e instanceof EOFException
        ? new MalformedException("damaged: " + e.getMessage())
        : new UncheckedIOException(e);
  }

  private ZipEntry entry(String name) {
    ZipEntry entry = zip.getEntry(name);
    // A folder of that name is found too.
    if (entry == null || !entry.getName().equals(name)) {
      throw new MalformedException("missing");
    }
    return entry;
  }

  /// All that comes, but at most one byte more than the limit. The size in the archive's directory
  /// is a hint of how much that will be, and nothing is believed of it.
  private static byte[] content(InputStream in, long hint, int limit) throws IOException {
    if (hint < 0 || hint > limit) {
      return in.readNBytes(limit + 1);
    }
    byte[] content = new byte[(int) hint];
    int length = in.readNBytes(content, 0, content.length);
    byte[] rest = in.readNBytes(limit + 1 - length);
    if (rest.length == 0) {
      return length == content.length ? content : Arrays.copyOf(content, length);
    }
    byte[] all = Arrays.copyOf(content, length + rest.length);
    System.arraycopy(rest, 0, all, length, rest.length);
    return all;
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
