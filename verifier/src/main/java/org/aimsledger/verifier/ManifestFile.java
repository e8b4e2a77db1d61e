package org.aimsledger.verifier;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.aimsledger.verifier.log.MalformedException;

/// The file `manifest.json`, which is read from its beginning each time somebody asks for its
/// entries, so that its length costs no memory. Held are 16 bytes for each entry. That each reading
/// brought the same bytes is checked: nobody can show one check another list than the next.
final class ManifestFile {

  /// A manifest has a file of the archive for each entry at least, so it can't be longer than so
  /// much for each file, and what is not about entries.
  static final int LONGEST_OF_A_FILE = 1024;

  static final int LONGEST_HEAD = 1024 * 1024;

  /// What explains missing content is held together, to be sorted.
  static final int MOST_PRUNINGS = 100_000;

  private final BundleFiles files;
  private final byte[] digest;
  private final Manifest head;
  private final Indexes listed = new Indexes();
  private final Indexes withContent = new Indexes();

  private ManifestFile(BundleFiles files) {
    this.files = files;
    MessageDigest sum = sha256();
    this.head = Manifest.parse(read(sum, this::note, this::note));
    this.digest = sum.digest();
    listed.sort();
    withContent.sort();
  }

  /// Reads the file for the first time.
  ///
  /// @throws MalformedException if it is missing, or isn't a manifest
  static ManifestFile open(BundleFiles files) {
    return new ManifestFile(files);
  }

  private void note(Manifest.Entry entry) {
    listed.add(entry.index());
    if (entry.prunedBy() == null) {
      withContent.add(entry.index());
    }
  }

  Manifest head() {
    return head;
  }

  /// Whether a file of the archive belongs to an entry in the list.
  boolean lists(String name) {
    return (name.startsWith(Bundle.ENTRIES)
            && withContent.has(name.substring(Bundle.ENTRIES.length())))
        || (name.startsWith(Bundle.PROOFS)
            && name.endsWith(Bundle.PROOF_SUFFIX)
            && listed.has(
                name.substring(
                    Bundle.PROOFS.length(),
                    Math.max(
                        Bundle.PROOFS.length(), name.length() - Bundle.PROOF_SUFFIX.length()))));
  }

  /// Hands on the found entries and the seal, in the order of the file.
  void entries(Consumer<Manifest.Entry> taker) {
    again(taker, _ -> {});
  }

  /// The entries that say what was pruned, in the order of the log.
  List<Manifest.Entry> prunings() {
    var all = new ArrayList<Manifest.Entry>();
    again(
        _ -> {},
        entry -> {
          if (all.size() == MOST_PRUNINGS) {
            throw new MalformedException(
                "more than %d entries in \"prunings\"".formatted(MOST_PRUNINGS));
          }
          all.add(entry);
        });
    all.sort(Comparator.comparingLong(Manifest.Entry::index));
    return all;
  }

  private void again(Consumer<Manifest.Entry> entries, Consumer<Manifest.Entry> prunings) {
    MessageDigest sum = sha256();
    var _ = read(sum, entries, prunings);
    if (!Arrays.equals(sum.digest(), digest)) {
      throw new MalformedException("the manifest was changed while it was read");
    }
  }

  private Json.Members read(
      MessageDigest sum, Consumer<Manifest.Entry> entries, Consumer<Manifest.Entry> prunings) {
    long limit = LONGEST_HEAD + (long) LONGEST_OF_A_FILE * files.count();
    return files.stream(
        Bundle.MANIFEST, in -> members(new DigestInputStream(in, sum), limit, entries, prunings));
  }

  private static Json.Members members(
      InputStream in,
      long limit,
      Consumer<Manifest.Entry> entries,
      Consumer<Manifest.Entry> prunings) {
    return new JsonStream(in, "the manifest", limit)
        .read(
            Map.of(
                Manifest.ENTRIES, json -> entries.accept(Manifest.Entry.parse(json)),
                Manifest.PRUNINGS, json -> prunings.accept(Manifest.Entry.parse(json))));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Numbers, eight bytes each.
  private static final class Indexes {

    private static final int MOST_DIGITS = 18;

    private long[] numbers = new long[1 << 8];
    private int size;

    private void add(long number) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, size * 2);
      }
      numbers[size] = number;
      size++;
    }

    private void sort() {
      Arrays.sort(numbers, 0, size);
    }

    /// @param text a number as it is written in names of files
    private boolean has(String text) {
      boolean written =
          !text.isEmpty()
              && text.length() <= MOST_DIGITS
              && text.chars().allMatch(c -> c >= '0' && c <= '9')
              && (text.equals("0") || !text.startsWith("0"));
      return written && Arrays.binarySearch(numbers, 0, size, Long.parseLong(text)) >= 0;
    }
  }
}
