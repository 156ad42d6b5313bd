package io.youju.web;

import java.util.List;

/// What the operator says about this site.
///
/// @param contact where a person can be reached, shown to visitors; empty when there is none
/// @param origins sites that may embed the widget and call the API from a browser, such as
///   `https://www.example.gov.cn`
/// @param questionsPerMinute most requests to the API a minute from one address outside this
///   machine, 1 to 1,000,000
public record Site(String contact, List<String> origins, int questionsPerMinute) {
  public Site {
    origins = List.copyOf(origins);
    for (String origin : origins) {
      if (!origin.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?")) {
        throw new IllegalArgumentException(
            "youju.origins: '" + origin + "', needs an origin such as https://www.example.gov.cn");
      }
    }
    if (questionsPerMinute < 1 || questionsPerMinute > 1_000_000) {
      throw new IllegalArgumentException(
          "youju.questions-per-minute: " + questionsPerMinute + ", needs 1 to 1000000");
    }
  }
}
