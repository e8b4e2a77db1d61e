package org.aimsledger.verifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.CompactRange;
import org.aimsledger.verifier.log.EntryBundle;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.NoteSigner;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.Tile;
import org.aimsledger.verifier.log.TileAddress;

/// Writes a log into a folder, as tlog-tiles: full tiles and bundles as they fill, partial ones at
/// the end. Holds only the right edge.
final class LogFolder {

  private final Path folder;
  private final List<byte[]> bundle = new ArrayList<>();
  private final List<List<Hash>> rows = new ArrayList<>();
  private final CompactRange edge = CompactRange.empty();

  LogFolder(Path folder) {
    this.folder = folder;
  }

  /// Writes all entries and a checkpoint.
  static SignedNote write(Path folder, List<byte[]> leaves, NoteSigner signer) {
    var log = new LogFolder(folder);
    leaves.forEach(log::append);
    return log.finish(signer);
  }

  void append(byte[] leaf) {
    Hash hash = Hash.leaf(leaf);
    var _ = edge.append(hash);
    bundle.add(leaf);
    add(0, hash);
    if (bundle.size() == TileAddress.FULL_WIDTH) {
      writeBundle();
    }
  }

  SignedNote finish(NoteSigner signer) {
    if (!bundle.isEmpty()) {
      writeBundle();
    }
    for (int level = 0; level < rows.size(); level++) {
      if (!rows.get(level).isEmpty()) {
        writeTile(level);
      }
    }
    String name = signer.verifierKey().name();
    var note = signer.sign(Checkpoint.of(name, edge.size(), edge.root()).encode());
    write("checkpoint", note.bytes());
    return note;
  }

  private void writeBundle() {
    long index = (edge.size() - 1) / TileAddress.FULL_WIDTH;
    var address = new TileAddress(TileAddress.ENTRIES, index, bundle.size());
    write(address.path(), EntryBundle.encode(bundle));
    bundle.clear();
  }

  private void add(int level, Hash hash) {
    if (rows.size() == level) {
      rows.add(new ArrayList<>());
    }
    var row = rows.get(level);
    row.add(hash);
    if (row.size() == TileAddress.FULL_WIDTH) {
      writeTile(level);
      Hash root = TreeRow.root(row);
      row.clear();
      add(level + 1, root);
    }
  }

  private void writeTile(int level) {
    var row = rows.get(level);
    long last = (edge.size() - 1) >>> (8 * level);
    // A row that is full ends with the leaf just added; a partial one may end before it.
    long index =
        row.size() == TileAddress.FULL_WIDTH
            ? last / TileAddress.FULL_WIDTH
            : (edge.size() >>> (8 * level)) / TileAddress.FULL_WIDTH;
    var address = new TileAddress(level, index, row.size());
    write(address.path(), new Tile(address, row).encode());
  }

  private void write(String path, byte[] content) {
    try {
      var file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
