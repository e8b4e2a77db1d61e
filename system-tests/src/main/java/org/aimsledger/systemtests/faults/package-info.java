/// Does anything get lost, doubled or reordered, whatever is killed? A whole installation under
/// load, faults at seeded times and places, and after each round a comparison of what clients were
/// told with stores, Kafka, views and trail.
///
/// Reading order: 1 [Chaos] the program, 2 [Rounds] what a round is, 3 [Workload] and [Client] what
/// is asked for and how, 4 [History] what clients were told, 5 [Evidence] what the system holds, 6
/// [Ledger] the rules, 7 [Fault] and [Faults] what goes wrong, 8 [Instances] how many processes a
/// service has.
///
/// Guarantee: a violation names seed, round, fault and place. Not guaranteed: that a seed repeats
/// the same interleaving; it repeats the faults, their times, and what the clients throw dice for.
@NullMarked
@CheckReturnValue
package org.aimsledger.systemtests.faults;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
