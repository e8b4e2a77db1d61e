package org.aimsledger.contracts.inventory;

/// A named fact of a report, e.g. `version` and `7`.
public record ReportDetail(String name, String value) {}
