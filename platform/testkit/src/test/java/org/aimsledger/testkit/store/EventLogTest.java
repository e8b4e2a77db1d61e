package org.aimsledger.testkit.store;

/// The contract on the server that the test kit starts.
class EventLogTest extends EventLogContract {}
