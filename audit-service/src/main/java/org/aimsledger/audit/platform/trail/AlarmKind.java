package org.aimsledger.audit.platform.trail;

/// What must never happen.
public enum AlarmKind {
  /// A number came again with other bytes than it has in the trail.
  DUPLICATE_DIFFERS("came again with other bytes than it has in the trail"),
  /// Two entries carry the same event id.
  EVENT_ID_USED_TWICE("its event id was used before"),
  /// The bytes are no CloudEvents document.
  UNREADABLE("its bytes are no CloudEvents document; they are in the trail as they came"),
  /// An event lay on the topic of another service than it says it is from.
  SOURCE_DIFFERS("it says that it comes from another service than the one whose topic it lay on"),
  /// What lay on the topic under a number is not what its service has recorded.
  NOT_RECORDED(
      "lay on the topic of this service, which has not recorded it so; it is not in the trail"),
  /// The store of the service holds other bytes under a number than the trail.
  STORE_DIFFERS("the store of its service holds other bytes under this number than the trail"),
  /// The store of the service holds a number that the trail lacks.
  MISSING_IN_TRAIL("the store of its service holds it, and the trail does not"),
  /// The trail holds a number that the store of the service lacks.
  MISSING_IN_STORE("the trail holds it, and the store of its service does not"),
  /// Neither holds a number that comes before the last one.
  MISSING_IN_BOTH("neither the trail nor the store of its service holds it, but later ones"),
  /// The store finds an event under another stream, version, id, type or time than its bytes say.
  COLUMNS_DIFFER("the store of its service finds it by other columns than its bytes say"),
  /// The store of the service holds more than the head of its own lane says.
  BEYOND_HEAD("the store of its service holds it, beyond the head of the lane"),
  /// The store of the service, or the trail, holds an event in a lane that the service has not.
  LANE_UNKNOWN("it is in a lane that nobody knows"),
  /// A row of the trail stands where no writer has put it.
  BEYOND_TRAIL("it stands beyond the end of the trail, where no tile and no checkpoint has it"),
  /// The hash of the stored bytes is another than the one stored beside them.
  LEAF_HASH_DIFFERS("its bytes in the trail have another hash than the one stored with them"),
  /// The tile holds another hash than the stored bytes have.
  TILE_DIFFERS("its bytes in the trail have another hash than its place in the tree"),
  /// A level of the tree above the tiles holds another hash than the tile below it gives.
  TREE_DIFFERS("above it in the tree stands another hash than its tile gives"),
  /// The entries of a lane up to a number are not those that the service has sealed.
  SEAL_DIFFERS("from here on the entries of its lane are not those that its service has sealed"),
  /// A seal says less of a lane than an earlier one.
  SEAL_WENT_BACK("a seal of its service says less of its lane than an earlier one"),
  /// What a service has sealed did not come.
  SEAL_AHEAD("its service has sealed it, and it did not come into the trail"),
  /// A seal can't be read.
  SEAL_UNREADABLE("a seal of its service can't be read"),
  /// The columns or references that searches use are not those that the bytes give.
  SEARCH_DIFFERS("what searches go by is not what its bytes in the trail say"),
  /// The content is gone, and no event of the trail names the entry as pruned.
  CONTENT_MISSING("its bytes in the trail are gone, and no event says that they were pruned");

  private final String detail;

  AlarmKind(String detail) {
    this.detail = detail;
  }

  String detail() {
    return detail;
  }

  /// Whether each pass of the comparison looks for it again. Seals are compared once.
  public boolean isLookedForAgain() {
    return switch (this) {
      case SEAL_DIFFERS, SEAL_WENT_BACK, SEAL_AHEAD, SEAL_UNREADABLE -> false;
      case DUPLICATE_DIFFERS,
          EVENT_ID_USED_TWICE,
          UNREADABLE,
          SOURCE_DIFFERS,
          NOT_RECORDED,
          STORE_DIFFERS,
          MISSING_IN_TRAIL,
          MISSING_IN_STORE,
          MISSING_IN_BOTH,
          COLUMNS_DIFFER,
          BEYOND_HEAD,
          LANE_UNKNOWN,
          BEYOND_TRAIL,
          LEAF_HASH_DIFFERS,
          TILE_DIFFERS,
          TREE_DIFFERS,
          SEARCH_DIFFERS,
          CONTENT_MISSING ->
          true;
    };
  }
}
