package io.youju.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ArchiveTest {
  private static final Limits SMALL = new Limits(100_000, 10, 5, 500_000);

  private final List<String> read = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();

  private void read(byte[] zip) {
    Archive.read("x.zip", zip, SMALL, (name, _) -> read.add(name), refused::add);
  }

  private static byte[] zip(Map<String, byte[]> files, Charset names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> files(String... names) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : names) files.put(name, "一、甲\n".getBytes(UTF_8));
    return files;
  }

  @Test
  void documentsAreReadAndTheRestIsNamed() throws IOException {
    read(zip(files("a.txt", "件/b.html", "c.png", "__MACOSX/._a.txt", "d/"), UTF_8));
    assertThat(read).containsExactly("x.zip!a.txt", "x.zip!件/b.html");
    assertThat(refused).containsExactly("x.zip!c.png: not of a format that is read");
  }

  @Test
  void namesOfOlderArchivesAreGbk() throws IOException {
    read(zip(files("关于试验的通知.txt"), Charset.forName("GBK")));
    assertThat(read).containsExactly("x.zip!关于试验的通知.txt");
  }

  @Test
  void aNameThatLeadsOutOfTheArchiveIsRefusedAndTheRestRead() throws IOException {
    read(zip(files("../../etc/a.txt", "/b.txt", "C:\\c.txt", "d\\..\\..\\e.txt", "f.txt"), UTF_8));
    assertThat(read).containsExactly("x.zip!f.txt");
    assertThat(refused).hasSize(4).allMatch(r -> r.endsWith("its name leads out of the archive"));
  }

  @Test
  void aFileThatSwellsIsRefusedAndTheRestRead() throws IOException {
    Map<String, byte[]> files = files("a.txt");
    files.put("bomb.txt", new byte[200_000]);
    files.putAll(files("z.txt"));
    read(zip(files, UTF_8));
    assertThat(read).containsExactly("x.zip!a.txt", "x.zip!z.txt");
    assertThat(refused).containsExactly("x.zip!bomb.txt: swells to more than 100000 bytes");
  }

  @Test
  void anArchiveThatSwellsBeyondTheLimitIsRefused() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("bomb.bin", new byte[600_000]);
    byte[] bomb = zip(files, UTF_8);
    assertThatThrownBy(() -> read(bomb))
        .isInstanceOf(Unreadable.class)
        .hasMessage("x.zip: swells to more than 500000 bytes");
    Map<String, byte[]> many = new LinkedHashMap<>();
    for (int i = 0; i < 5; i++) many.put(i + ".txt", new byte[99_999]);
    many.put("6.txt", new byte[99_999]);
    byte[] crowd = zip(many, UTF_8);
    assertThatThrownBy(() -> read(crowd)).isInstanceOf(Unreadable.class);
  }

  @Test
  void archivesInsideArchivesAreNotOpened() throws IOException {
    Map<String, byte[]> outer = new LinkedHashMap<>();
    outer.put("inner.zip", zip(files("a.txt"), UTF_8));
    read(zip(outer, UTF_8));
    assertThat(read).isEmpty();
    assertThat(refused).containsExactly("x.zip!inner.zip: not of a format that is read");
  }

  @Test
  void aBrokenArchiveIsRefusedByNameOrReadAsFarAsItGoes() throws IOException {
    byte[] whole = zip(files("a.txt", "b.txt", "c.txt"), UTF_8);
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      byte[] damaged =
          i % 2 == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      if (i % 2 == 1)
        for (int k = 0; k < 6; k++)
          damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        read(damaged);
      } catch (Unreadable e) {
        assertThat(e).hasMessageStartingWith("x.zip: ");
      }
    }
    assertThat(read).allMatch(name -> name.startsWith("x.zip!"));
  }
}
