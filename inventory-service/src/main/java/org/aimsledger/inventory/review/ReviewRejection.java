package org.aimsledger.inventory.review;

import java.time.LocalDate;
import java.util.UUID;

/// Why something is not done.
public sealed interface ReviewRejection {
  record UnknownSystem(UUID system) implements ReviewRejection {}

  record SystemRetired(UUID system) implements ReviewRejection {}

  record DueInThePast(LocalDate due) implements ReviewRejection {}
}
