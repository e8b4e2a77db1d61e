package org.aimsledger.incident.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeReaderTest {
  @ParameterizedTest
  @CsvSource({
    "'a,b\n1,2', table.csv, text/csv",
    "'plain words', note.txt, text/plain",
    "'{\"a\": 1}', event.json, application/json",
    "'%PDF-1.7', report.pdf, application/pdf",
    // What it is counts, and not what it is called.
    "'%PDF-1.7', table.csv, application/pdf",
    "'<html><body onload=\"x()\">', table.csv, text/html",
    "'#!/bin/sh\nrm -rf', note.txt, application/x-sh"
  })
  void theFirstBytesSayWhatItIs(String text, String name, String type) {
    // When
    var read = MediaTypeReader.read(text.getBytes(StandardCharsets.UTF_8), name);

    // Then
    assertThat(read).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "89504E470D0A1A0A0000000D49484452, picture.png, image/png",
    "504B0304140000000800, log.zip, application/zip",
    "7F454C46020101000000000000000000, log.txt, application/x-elf",
    "4D5A90000300000004000000FFFF0000, log.txt, application/x-msdownload"
  })
  void programsAreNoTextsWhateverTheyAreCalled(String hex, String name, String type) {
    // When
    var read = MediaTypeReader.read(HexFormat.of().parseHex(hex), name);

    // Then
    assertThat(read).isEqualTo(type);
  }
}
