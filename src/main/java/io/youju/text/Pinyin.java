package io.youju.text;

import com.ibm.icu.text.Transliterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Chinese characters as they sound, without tones, by ICU's `Han-Latin` transform. A character
/// with several readings has its commonest.
public final class Pinyin {
  private static final Map<Character, String> KNOWN = new ConcurrentHashMap<>();

  private Pinyin() {}

  private static final class Held {
    static final Transliterator SOUND =
        Transliterator.getInstance("Han-Latin; NFD; [:Nonspacing Mark:] Remove; Lower");
  }

  /// Makes the sounds of all characters of `text` known in one pass.
  public static void learn(String text) {
    StringBuilder all = new StringBuilder();
    text.chars()
        .distinct()
        .filter(c -> Character.isIdeographic(c) && !KNOWN.containsKey((char) c))
        .forEach(c -> all.append((char) c).append('\n'));
    if (all.isEmpty()) return;
    String[] sounds = sound(all.toString()).split("\n");
    for (int i = 0; i < sounds.length; i++) KNOWN.put(all.charAt(2 * i), sounds[i].strip());
  }

  /// The sounds of `text` in a row: 公民 is gongmin.
  public static String of(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(
          Character.isIdeographic(c)
              ? KNOWN.computeIfAbsent(c, x -> sound(String.valueOf(x)).strip())
              : String.valueOf(c));
    }
    return out.toString();
  }

  private static String sound(String text) {
    synchronized (KNOWN) {
      return Held.SOUND.transliterate(text);
    }
  }
}
