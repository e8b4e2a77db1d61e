package org.aimsledger.inventory.component;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.jspecify.annotations.Nullable;

/// What is recorded of one kind of component.
///
/// @param partOf what it is a version or a deployment of; absent for what stands alone
/// @param fields name → what it may hold
record KindRule(@Nullable ComponentKind partOf, SortedMap<String, FieldRule> fields) {
  KindRule {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }
}
