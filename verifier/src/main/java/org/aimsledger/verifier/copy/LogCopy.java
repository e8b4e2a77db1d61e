package org.aimsledger.verifier.copy;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.aimsledger.verifier.log.EntryBundle;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.Tile;
import org.aimsledger.verifier.log.TileAddress;
import org.jspecify.annotations.Nullable;

/// A copy of a log: `checkpoint`, `tile/<level>/<index>` and `tile/entries/<index>` below one
/// place. Safe for use by several threads.
public sealed interface LogCopy permits FolderCopy, WebCopy {

  /// How long one answer of a web address may take, from the connection to its last byte.
  Duration TIMEOUT = Duration.ofSeconds(60);

  /// A full tile.
  int LONGEST_TILE = TileAddress.FULL_WIDTH * Hash.LENGTH;

  /// A full bundle of the longest entries: 16 MiB.
  int LONGEST_BUNDLE = TileAddress.FULL_WIDTH * (Short.BYTES + EntryBundle.LONGEST_ENTRY);

  Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");

  /// The copy at this place.
  ///
  /// @param place a folder, or an address that begins with `http://` or `https://`
  /// @throws UnreadableCopyException if it can't be one
  static LogCopy at(String place, Duration timeout) {
    return at(place, timeout, new Token.None());
  }

  /// The copy at this place.
  ///
  /// @param place a folder, or an address that begins with `http://` or `https://`
  /// @param token what is sent to the address with each question
  /// @throws UnreadableCopyException if it can't be one
  static LogCopy at(String place, Duration timeout, Token token) {
    if (ADDRESS.matcher(place).matches()) {
      return WebCopy.at(place, timeout, token);
    }
    if (token.isGiven()) {
      throw new UnreadableCopyException(place, "a token is for an address, and this is a folder");
    }
    return FolderCopy.at(place);
  }

  /// As the user has named it.
  String place();

  /// How many reads at the same time make it faster.
  int readers();

  /// The content of a file.
  ///
  /// @param path below the place of the copy, as {@link TileAddress#path} gives it
  /// @param limit most bytes it may have
  /// @return missing if the copy has no such file
  /// @throws MalformedException if it is longer, or not a file of this copy
  /// @throws UnreadableCopyException if it can't be read
  byte @Nullable [] find(String path, int limit);

  /// The signed checkpoint, unread.
  default byte[] checkpoint() {
    byte[] note = find("checkpoint", SignedNote.LONGEST);
    if (note == null) {
      throw new MalformedException("missing");
    }
    return note;
  }

  /// The hashes of a tile. A partial one may have been removed once the full one was there; then
  /// they are the first ones of that.
  ///
  /// @throws MalformedException if it is missing, or has fewer or more bytes than it should
  default List<Hash> tile(TileAddress address) {
    byte[] bytes = find(address.path(), Hash.LENGTH * address.width());
    if (bytes != null) {
      return Tile.decode(address, bytes).hashes();
    }
    var full = fullInsteadOf(address);
    byte[] wide = find(full.path(), LONGEST_TILE);
    if (wide == null) {
      throw new MalformedException("missing");
    }
    return Tile.decode(full, wide).hashes().subList(0, address.width());
  }

  /// The entries of a bundle, with the same exception for partial ones.
  ///
  /// @throws MalformedException if it is missing, or has fewer or more entries than it should
  default List<byte[]> entries(TileAddress address) {
    byte[] bytes = find(address.path(), LONGEST_BUNDLE / TileAddress.FULL_WIDTH * address.width());
    if (bytes != null) {
      return EntryBundle.decode(bytes, address.width());
    }
    var full = fullInsteadOf(address);
    byte[] wide = find(full.path(), LONGEST_BUNDLE);
    if (wide == null) {
      throw new MalformedException("missing");
    }
    return EntryBundle.decode(wide, full.width()).subList(0, address.width());
  }

  private static TileAddress fullInsteadOf(TileAddress address) {
    if (!address.isPartial()) {
      throw new MalformedException("missing");
    }
    return new TileAddress(address.level(), address.index(), TileAddress.FULL_WIDTH);
  }
}
