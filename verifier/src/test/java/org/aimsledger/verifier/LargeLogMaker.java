package org.aimsledger.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import org.aimsledger.verifier.log.NoteSigner;

/// Makes a large log to measure with: `LargeLogMaker FOLDER ENTRIES [BYTES]`. The same arguments
/// give the same log; its policy is in the file `policy`.
///
/// The entries are events of four services with four lanes each, about ten of each stream, and have
/// about 1 KB.
public final class LargeLogMaker {

  private static final int SOURCES = 4;
  private static final int LANES = 4;
  private static final int EVENTS_OF_A_STREAM = 10;
  private static final int USUAL_BYTES = 1_000;

  private final long[] numbers = new long[SOURCES * LANES];
  private final Random random = new Random(42);
  private final String padding;

  private LargeLogMaker(int bytes) {
    this.padding = "The quick brown fox jumps over the lazy dog. ".repeat(bytes / 45 + 1);
  }

  public static void main(String[] args) throws IOException {
    var folder = Path.of(args[0]);
    long entries = Long.parseLong(args[1]);
    int bytes = args.length > 2 ? Integer.parseInt(args[2]) : USUAL_BYTES;
    write(folder, entries, bytes, NoteSigner.of("example.com/large", new byte[32]));
  }

  static void write(Path folder, long entries, int bytes, NoteSigner signer) throws IOException {
    var maker = new LargeLogMaker(bytes);
    var log = new LogFolder(folder);
    for (long index = 0; index < entries; index++) {
      log.append(maker.leaf(index, bytes));
    }
    var _ = log.finish(signer);
    Files.writeString(
        folder.resolve("policy"), "log " + signer.verifierKey().encode() + "\nquorum none\n");
  }

  private byte[] leaf(long index, int bytes) {
    // Streams in groups that take turns, so that those of all lanes are mixed.
    int group = SOURCES * LANES;
    int lane = (int) (index % group);
    long turn = index / group;
    long stream = turn / EVENTS_OF_A_STREAM * group + lane;
    long version = turn % EVENTS_OF_A_STREAM + 1;
    numbers[lane]++;
    String source = "/service" + lane / LANES;
    String start =
        """
        %s %d %d
        {"specversion":"1.0","id":"%s","source":"%s","type":"org.aimsledger.sample.changed.v1",\
        "subject":"%s","time":"2026-11-22T10:00:00Z","datacontenttype":"application/json",\
        "dataschema":"https://example.com/schemas/changed.v1","streamversion":%d,\
        "actor":"0198c0de-0000-7000-8000-0000000000aa","data":{"score":%d,"approved":true,"text":"\
        """
            .formatted(
                source,
                lane % LANES,
                numbers[lane],
                new UUID(random.nextLong(), random.nextLong()),
                source,
                new UUID(0x0198c0de_0000_7000L, stream),
                version,
                random.nextInt(1000));
    int room = Math.max(0, bytes - start.length() - 3);
    return (start + padding.substring(0, room) + "\"}}").getBytes(StandardCharsets.UTF_8);
  }
}
