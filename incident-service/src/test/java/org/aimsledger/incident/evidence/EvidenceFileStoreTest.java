package org.aimsledger.incident.evidence;

import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.aimsledger.contracts.incident.ArtefactKind;
import org.aimsledger.contracts.incident.EvidenceFile;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.incident.platform.EvidenceFileStore;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.StoredBytes;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a kill leaves behind, moment by moment: the store is called as the resource calls it, and
/// then nothing more happens.
@QuarkusTest
class EvidenceFileStoreTest {
  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant SWEEP = Instant.parse("2026-01-02T00:00:00Z");

  @Inject EvidenceFileStore files;

  @Inject EvidenceCommandHandler evidence;

  @TempDir Path folder = Path.of("");

  private Path file = Path.of("");
  private byte[] content = new byte[0];

  /// Larger than two chunks, and like no other file.
  @BeforeEach
  void write() throws IOException {
    content = new byte[600_000];
    ThreadLocalRandom.current().nextBytes(content);
    file = Files.write(folder.resolve("bytes"), content);
  }

  private StoredBytes stored(UUID upload) {
    return files.store(file, "application/gzip", upload, LONG_AGO).await().atMost(WAIT);
  }

  private static long chunks(UUID upload) {
    return DatabaseAccess.ofService()
        .number("select count(*) from evidence_chunk where upload = ?", upload);
  }

  private void keep(StoredBytes bytes) {
    var incident =
        UUID.fromString(
            writingAs("cora", "contributor")
                .body(Map.of("title", "leak", "description", "d"))
                .post("/api/incident/v1/incidents")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    var find =
        new Find(ArtefactKind.OTHER, "bytes", null, null, null, null, "by the test", LONG_AGO);
    var command =
        new EvidenceCommand.Collect(
            incident,
            UUID.randomUUID(),
            find,
            new Sha256(bytes.sha256()),
            new EvidenceFile("bytes", bytes.mediaType(), bytes.size()),
            new PersonId("rita"),
            Instant.now());
    var outcome =
        evidence
            .handle(
                command,
                new CommandContext("rita", UUID.randomUUID().toString(), null, null, null, null),
                bytes)
            .await()
            .atMost(WAIT);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aKillBetweenBytesAndEventLeavesChunksThatAreSwept() {
    // Given
    var upload = UUID.randomUUID();

    // When
    var _ = stored(upload);
    var left = chunks(upload);
    var swept = files.sweep(SWEEP, 1_000).await().atMost(WAIT);

    // Then
    assertThat(left).isEqualTo(3);
    assertThat(swept).isPositive();
    assertThat(chunks(upload)).isZero();
  }

  @Test
  void aKillAmongTheChunksLeavesThemToTheSweepToo() throws SQLException {
    // Given
    var upload = UUID.randomUUID();
    var database = DatabaseAccess.ofService();
    var _ =
        database.updateAsUser(
            "insert into evidence_upload values (?, '2026-01-01T00:00:00Z')", upload);
    var _ = database.updateAsUser("insert into evidence_chunk values (?, 0, '\\x01')", upload);

    // When
    var _ = files.sweep(SWEEP, 1_000).await().atMost(WAIT);

    // Then
    assertThat(chunks(upload)).isZero();
  }

  @Test
  void whatBecameEvidenceIsNeverSweptAndIsReadBackByteByByte() {
    // Given
    var upload = UUID.randomUUID();
    var bytes = stored(upload);
    keep(bytes);

    // When
    var _ = files.sweep(SWEEP, 1_000).await().atMost(WAIT);
    var read = files.read(bytes.sha256()).collect().asList().await().atMost(WAIT);

    // Then
    assertThat(chunks(upload)).isEqualTo(3);
    assertThat(join(read)).isEqualTo(content);
    assertThat(files.isIntact(bytes.sha256()).await().atMost(WAIT)).isTrue();
    assertThat(files.isIntact("0".repeat(64)).await().atMost(WAIT)).isFalse();
  }

  @Test
  void anUploadInProgressIsLeftAlone() {
    // Given
    var upload = UUID.randomUUID();
    var _ = stored(upload);

    // When
    var _ = files.sweep(LONG_AGO, 1_000).await().atMost(WAIT);

    // Then
    assertThat(chunks(upload)).isEqualTo(3);
  }

  @Test
  void theSameBytesOfTwoUploadsAtOnceAreKeptOnce() {
    // Given: neither has seen the other when it stored its chunks
    var first = stored(UUID.randomUUID());
    var second = stored(UUID.randomUUID());

    // When
    keep(first);
    keep(second);
    var _ = files.sweep(SWEEP, 1_000).await().atMost(WAIT);

    // Then
    assertThat(chunks(uploadOf(first))).isEqualTo(3);
    assertThat(chunks(uploadOf(second))).isZero();
    assertThat(stored(UUID.randomUUID()).upload()).isNull();
  }

  private static UUID uploadOf(StoredBytes bytes) {
    return Objects.requireNonNull(bytes.upload());
  }

  @Test
  void anEventWhoseBytesWereSweptMeanwhileIsNotRecorded() {
    // Given
    var bytes = stored(UUID.randomUUID());
    var _ = files.sweep(SWEEP, 1_000).await().atMost(WAIT);

    // Then
    assertThatThrownBy(() -> keep(bytes)).hasStackTraceContaining("evidence_file");
  }

  /// Attack: delete or change the bytes of kept evidence | the database refuses | at once
  @Test
  void theServiceCanNeitherDeleteNorChangeKeptBytes() {
    // Given
    var bytes = stored(UUID.randomUUID());
    keep(bytes);
    var upload = uploadOf(bytes);

    // Then
    for (var attack :
        List.of(
            "delete from evidence_upload where id = '" + upload + "'",
            "delete from evidence_chunk where upload = '" + upload + "'",
            "update evidence_chunk set bytes = '\\x00' where upload = '" + upload + "'",
            "delete from evidence_file where sha256 = '" + bytes.sha256() + "'",
            "update evidence_file set size = 0 where sha256 = '" + bytes.sha256() + "'")) {
      assertThatThrownBy(() -> DatabaseAccess.ofService().updateAsUser(attack))
          .as(attack)
          .isInstanceOf(SQLException.class);
    }
    assertThat(files.isIntact(bytes.sha256()).await().atMost(WAIT)).isTrue();
  }

  private static byte[] join(List<byte[]> parts) {
    var all = new ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
