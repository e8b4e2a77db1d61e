package org.aimsledger.inventory.notices;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.NoticeAudience;
import org.aimsledger.contracts.inventory.NoticeKind;
import org.jspecify.annotations.Nullable;

/// One notice in the list.
@Entity
@Table(name = "notices")
class NoticesRow {
  /// Where the last edition stands.
  enum Status {
    EMPTY,
    DRAFT,
    APPROVED,
    PUBLISHED,
    WITHDRAWN
  }

  @Id UUID id;

  long version;
  @Nullable UUID system;

  @Enumerated(EnumType.STRING)
  NoticeKind kind;

  @Enumerated(EnumType.STRING)
  NoticeAudience audience;

  @Enumerated(EnumType.STRING)
  Status status;

  /// The last edition: written, approved, published or withdrawn.
  int edition;

  /// The last edition that was published; 0: none.
  @Column(name = "published_edition")
  int publishedEdition;

  @Column(name = "valid_from")
  @Nullable Instant validFrom;

  @Column(name = "valid_until")
  @Nullable Instant validUntil;

  @Nullable String title;

  /// Languages that it must have.
  String[] languages;

  /// Those that the last edition has not.
  String[] missing;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate, which fills every field afterwards.
  @SuppressWarnings("NullAway.Init")
  protected NoticesRow() {}

  NoticesRow(UUID id) {
    this();
    this.id = id;
  }
}
