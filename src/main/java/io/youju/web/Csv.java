package io.youju.web;

import java.util.List;

/// Rows as CSV after RFC 4180, with the mark by which spreadsheets tell UTF-8. A cell that a
/// spreadsheet would run as a formula is led by an apostrophe.
final class Csv {
  private Csv() {}

  static String of(List<? extends List<?>> rows) {
    StringBuilder csv = new StringBuilder("\uFEFF");
    for (List<?> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        if (i > 0) csv.append(',');
        csv.append(cell(row.get(i)));
      }
      csv.append("\r\n");
    }
    return csv.toString();
  }

  private static String cell(Object value) {
    String text = String.valueOf(value);
    if (value instanceof String && text.matches("(?s)\\s*[=+\\-@\\t\\r].*")) text = "'" + text;
    return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
