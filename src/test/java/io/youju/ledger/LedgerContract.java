package io.youju.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.answer.Pin;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// What every database of the ledger does alike.
abstract class LedgerContract {
  static final Instant NOON = Instant.parse("2026-11-25T04:00:00.123456Z");

  /// An empty ledger.
  abstract Ledger fresh();

  /// The same ledger after its owner went away.
  abstract Ledger again();

  /// Runs SQL behind the ledger's back.
  abstract void tamper(String sql);

  static Enquiry enquiry(String id, Instant at, String question) {
    return new Enquiry(
        id,
        at,
        Enquiry.Channel.PUBLIC,
        "",
        question,
        "answered",
        "",
        "quote",
        List.of(
            new Enquiry.Cited("hangzhou-decision", "5.2", "五、2", 10, 20),
            new Enquiry.Cited("hangzhou-decision", "5.3", "五、3", 30, 40)),
        "g1",
        4.5);
  }

  private static Act act(String what) {
    return new Act(NOON, "admin", what, "subject", "before", "after");
  }

  @Test
  void anEnquiryComesBackAsItWasWrittenAfterReopening() {
    Enquiry written = enquiry("1", NOON, "以后杭州买车还限购吗𠮷🙂");
    fresh().record(List.of(written));
    assertThat(again().enquiries(EnquiryFilter.all(10))).containsExactly(written);
  }

  @Test
  void writingAnEnquiryTwiceKeepsTheFirst() {
    Ledger ledger = fresh();
    ledger.record(List.of(enquiry("1", NOON, "一")));
    ledger.record(List.of(enquiry("1", NOON, "二"), enquiry("2", NOON.plusSeconds(1), "三")));
    assertThat(ledger.enquiries(EnquiryFilter.all(10)))
        .extracting(Enquiry::question)
        .containsExactly("三", "一");
  }

  @Test
  void personalDataIsMaskedBeforeItIsStored() {
    Ledger ledger = fresh();
    ledger.record(List.of(enquiry("1", NOON, "我的手机13800138000，身份证11010519491231002X")));
    assertThat(ledger.enquiries(EnquiryFilter.all(1)).getFirst().question())
        .isEqualTo("我的手机[手机号]，身份证[身份证号]");
  }

  @Test
  void charactersThatADatabaseCannotHoldAreLeftOutAndTheRestStays() {
    Ledger ledger = fresh();
    ledger.record(List.of(enquiry("1", NOON, "一\0二\ud83d三'; drop table enquiry; --")));
    assertThat(ledger.enquiries(EnquiryFilter.all(1)).getFirst().question())
        .isEqualTo("一二三'; drop table enquiry; --");
  }

  @Test
  void aPersonsOwnHistoryHoldsNobodyElses() {
    Ledger ledger = fresh();
    Enquiry public_ = enquiry("1", NOON, "一");
    Enquiry own =
        new Enquiry(
            "2",
            NOON,
            Enquiry.Channel.DESK,
            "li",
            "二",
            "refused",
            "out-of-scope",
            "",
            List.of(),
            "g1",
            1);
    ledger.record(List.of(public_, own));
    assertThat(ledger.enquiries(new EnquiryFilter("li", Instant.EPOCH, 10))).containsExactly(own);
    assertThat(ledger.enquiries(new EnquiryFilter("", NOON.plusSeconds(1), 10))).isEmpty();
  }

  @Test
  void whatIsTooOldIsForgottenWithItsCitationsAndVerdicts() {
    Ledger ledger = fresh();
    ledger.record(
        List.of(enquiry("old", NOON.minus(31, ChronoUnit.DAYS), "旧"), enquiry("new", NOON, "新")));
    ledger.judge(new Verdict("old", NOON.minus(31, ChronoUnit.DAYS), true, ""));
    assertThat(ledger.forget(NOON.minus(30, ChronoUnit.DAYS))).isEqualTo(1);
    assertThat(ledger.enquiries(EnquiryFilter.all(10)))
        .extracting(Enquiry::id)
        .containsExactly("new");
    assertThat(ledger.verdict("old")).isEmpty();
  }

  @Test
  void theLastVerdictOnAReplyCounts() {
    Ledger ledger = fresh();
    ledger.judge(new Verdict("1", NOON, true, ""));
    Verdict last = new Verdict("1", NOON.plusSeconds(5), false, "incomplete");
    ledger.judge(last);
    assertThat(again().verdict("1")).contains(last);
  }

  @Test
  void aPersonIsKeptChangedAndRemovedEachWithALineInTheTrail() {
    Ledger ledger = fresh();
    ledger.keep(new Person("li", "{bcrypt}x", Person.Role.READER, NOON), act("add"));
    Person editor = new Person("li", "{bcrypt}y", Person.Role.EDITOR, NOON);
    ledger.keep(editor, act("change"));
    assertThat(ledger.person("li")).contains(editor);
    ledger.remove("li", act("remove"));
    assertThat(ledger.people()).isEmpty();
    assertThat(ledger.trail()).extracting(Act::act).containsExactly("add", "change", "remove");
  }

  private static Pin pin(String id, String text) {
    return new Pin(
        id,
        List.of("停车多少钱", "停车怎么收费"),
        text,
        List.of(new Pin.Cited("parking", "1.1", "一、1", "3元", "每小时3元。")),
        "2026-01-01",
        "",
        "li",
        NOON);
  }

  @Test
  void aPinnedAnswerIsKeptChangedAndLetGoEachWithALineInTheTrail() {
    Ledger ledger = fresh();
    ledger.keep(pin("a", "一〔一、1〕"), act("pin"));
    ledger.keep(pin("a", "二〔一、1〕"), act("change-pin"));
    assertThat(again().pins()).containsExactly(pin("a", "二〔一、1〕"));
    Ledger reopened = again();
    reopened.unpin("a", act("unpin"));
    assertThat(reopened.pins()).isEmpty();
    assertThat(reopened.trail()).extracting(Act::act).containsExactly("pin", "change-pin", "unpin");
  }

  @Test
  void refusedAndDislikedQuestionsAreTheConcernsAndFiguresCountThem() {
    Ledger ledger = fresh();
    Enquiry refused =
        new Enquiry(
            "3",
            NOON,
            Enquiry.Channel.PUBLIC,
            "",
            "三",
            "refused",
            "out-of-scope",
            "",
            List.of(),
            "g1",
            1);
    ledger.record(
        List.of(enquiry("1", NOON, "一"), enquiry("2", NOON.plusSeconds(1), "二"), refused));
    ledger.judge(new Verdict("1", NOON, true, ""));
    ledger.judge(new Verdict("2", NOON, false, "incomplete"));
    assertThat(ledger.concerns(Concern.Kind.REFUSED, Instant.EPOCH, 9))
        .containsExactly(new Concern("三", NOON, "out-of-scope"));
    assertThat(ledger.concerns(Concern.Kind.DISLIKED, Instant.EPOCH, 9))
        .containsExactly(new Concern("二", NOON.plusSeconds(1), "incomplete"));
    assertThat(ledger.tallies(Instant.EPOCH))
        .extracting(Tally::verdict)
        .containsExactlyInAnyOrder("liked", "disliked", "");
    assertThat(ledger.cited(Instant.EPOCH, 1))
        .containsExactly(new CitedOften("hangzhou-decision", "5.2", "五、2", 2));
  }

  @Test
  void linesOfManyThreadsAreAllInTheTrailAndTheChainHolds() throws InterruptedException {
    Ledger ledger = fresh();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 40; i++) {
        String name = "act" + i;
        var _ = threads.submit(() -> ledger.audit(act(name)));
      }
    }
    assertThat(ledger.trail()).hasSize(40).extracting(Act::act).doesNotHaveDuplicates();
    assertThat(ledger.tampered()).isEmpty();
  }

  @Test
  void aLineOfTheTrailThatWasChangedOrTakenOutShows() {
    Ledger ledger = fresh();
    for (String what : List.of("one", "two", "three")) ledger.audit(act(what));
    tamper("update audit set after_value = 'else' where seq = 2");
    assertThat(ledger.tampered()).contains(2L);
    tamper("delete from audit where seq = 1");
    assertThat(ledger.tampered()).contains(1L);
  }
}
