package io.youju.answer;

import io.youju.document.Section;
import io.youju.text.NormalForm;
import java.util.Optional;

/// Which phrases of a section are said of the time that a question names: 2035年 or 未来五年.
///
/// @param section the section's own words in normal form
/// @param time empty when the question names none that the section speaks of, or several
record Timed(String text, int start, String section, Optional<String> time) {
  /// @param text of the whole document
  static Timed of(String normal, String text, Section section) {
    String own = NormalForm.of(section.own().of(text)).text();
    return new Timed(text, section.own().start(), own, Periods.asked(normal, own));
  }

  /// Whether what stands at `at` of the document may be said of that time.
  boolean holds(int at) {
    return time.isEmpty()
        || Periods.reigns(
            time.get(), section, NormalForm.of(text.substring(start, at)).text().length());
  }
}
