package org.aimsledger.contracts.incident;

import java.util.UUID;

/// The thing in the inventory that a cause lies in: a model, a supplier, a data set.
///
/// @param kind what it is, as the inventory names kinds of components, e.g. `MODEL`
/// @param id its id in the inventory
public record CauseSource(String kind, UUID id) {}
