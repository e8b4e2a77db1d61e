package org.aimsledger.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void theMachineIsAboveTheFiguresAndEachRowSaysWhetherItsAimIsReached() {
    // When
    var text = Table.render(Samples.report(5_400, 6_000));

    // Then
    assertThat(text.lines())
        .containsExactly(
            "Some processor, 2 cores, 24,105 MB, Linux 6.1",
            "JDK Temurin 25; PostgreSQL 18.6",
            "load average before 0.25; quick form, started 2026-11-25T12:00:00Z, took 240 s",
            "bytes of a stored event: 914",
            "",
            "scenario  what                         ours   peer            ratio  aim",
            "commands  create, 64 connections   5,400 /s  6,000  pgbench  0.90 ×  ≥ 1.00 ×  NOT REACHED  p50 6.10 ms",
            "delay     p99 at 1,000/s            71.3 ms      –                –  ≤ 250     reached",
            "verify    all                     no figure      –                –  –                      no bundle");
  }

  @Test
  void aScenarioIsNamedOnceAndAColumnWithoutTextIsLeftOut() {
    // When
    var text =
        Table.rows(
            List.of(
                Row.alone("start-up", "a", 1, "s", null, ""),
                Row.alone("start-up", "b", 22, "s", null, "")));

    // Then
    assertThat(text.lines())
        .containsExactly(
            "scenario  what    ours  peer  ratio  aim",
            "start-up  a     1.00 s     –      –  –",
            "          b     22.0 s     –      –  –");
  }
}
