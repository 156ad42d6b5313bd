package io.youju.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.youju.document.Metadata;
import io.youju.document.Provision;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Damages documents of every format at random and reads them: the laws hold, or the file is
/// refused by name. Runs for `-Dyouju.fuzz.seconds` (4; an hour finds more), from the seed
/// `-Dyouju.fuzz.seed` (the day's), which a failure names together with the round. What it finds is
/// kept in [FormatsTest] and [HostileTest].
class FuzzTest {
  private static final long SECONDS = Long.getLong("youju.fuzz.seconds", 4);
  private static final long SEED =
      Long.getLong("youju.fuzz.seed", System.currentTimeMillis() / 86_400_000);
  private static final String[] PIECES = {
    "第一条",
    "第一百条　",
    "一、",
    "（一）",
    "1.",
    "1.1",
    "①",
    "附件1\n",
    "目录\n",
    "“",
    "”",
    "。",
    "；",
    "\n",
    "　　",
    "第一章　",
    "\u0000",
    "\ud800",
    "<div>",
    "</div>",
    "<table><tr><td>",
    "<!--",
    "-->",
    "<![CDATA[",
    "**",
    "# ",
    "> ",
    "| a | b |\n|---|---|\n",
    "[",
    "](",
    "```\n",
    "&#x0;",
    "\u202e"
  };

  @Test
  void aDamagedDocumentIsReadOrRefusedByName() throws IOException {
    List<Case> seeds = seeds();
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    Random random = new Random(SEED);
    int round = 0;
    for (; System.nanoTime() < end; round++) {
      Case seed = seeds.get(random.nextInt(seeds.size()));
      byte[] bytes = damaged(seed.bytes(), random);
      try {
        var document =
            Reading.document(new Metadata("x", "", "", "", "", "", ""), seed.name(), bytes);
        ReadingLawsTest.holdsTheLaws(document);
        document.sections().forEach(s -> Provision.of(document.text(), s));
      } catch (Unreadable e) {
        assertThat(e).hasMessageStartingWith(seed.name() + ": ");
      } catch (RuntimeException | Error e) {
        Path kept = Path.of("target", "fuzz-" + SEED + "-" + round + "-" + seed.name());
        Files.write(kept, bytes);
        throw new AssertionError("seed " + SEED + ", round " + round + ", kept as " + kept, e);
      }
    }
    assertThat(round).isPositive();
  }

  private record Case(String name, byte[] bytes) {}

  private static List<Case> seeds() throws IOException {
    List<Case> seeds = new ArrayList<>();
    for (long i = 0; i < 3; i++) {
      MadeOutline made = MadeOutline.of(new Random(i));
      seeds.add(new Case("made.txt", made.text()));
      seeds.add(new Case("made.md", made.markdown()));
      seeds.add(new Case("made.html", made.html()));
      seeds.add(new Case("made.docx", made.docx()));
      seeds.add(new Case("made.pdf", FormatsTest.pdf(2)));
    }
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/reading"))) {
      for (Path file : files.filter(f -> !f.toString().endsWith(".outline")).sorted().toList())
        seeds.add(new Case(file.getFileName().toString(), Files.readAllBytes(file)));
    }
    return seeds;
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(bytes.length + 1);
      int to = Math.min(bytes.length, at + random.nextInt(200));
      bytes =
          switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, to), at);
            case 2 -> joined(bytes, at, new byte[0], to);
            case 3 -> joined(bytes, at, piece(random), at);
            case 4 ->
                joined(bytes, at, Arrays.copyOfRange(whole, 0, random.nextInt(whole.length)), to);
            default -> flipped(bytes, random);
          };
      if (bytes.length == 0) return bytes;
    }
    return bytes;
  }

  private static byte[] piece(Random random) {
    String piece = PIECES[random.nextInt(PIECES.length)].repeat(1 << random.nextInt(10));
    return piece.getBytes(random.nextInt(4) > 0 ? UTF_8 : Charset.forName("GB18030"));
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    byte[] flipped = bytes.clone();
    for (int k = random.nextInt(8); k >= 0; k--)
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  private static byte[] joined(byte[] bytes, int to, byte[] middle, int from) {
    byte[] joined = new byte[to + middle.length + bytes.length - from];
    System.arraycopy(bytes, 0, joined, 0, to);
    System.arraycopy(middle, 0, joined, to, middle.length);
    System.arraycopy(bytes, from, joined, to + middle.length, bytes.length - from);
    return joined;
  }
}
