package io.youju.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.youju.answer.Answerer;
import io.youju.answer.Calibration;
import io.youju.answer.Citation;
import io.youju.answer.Forwarding;
import io.youju.answer.Question;
import io.youju.answer.Reply;
import io.youju.answer.Youju;
import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.reading.Reading;
import io.youju.search.SearchIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {
  private static final Instant NOON = Instant.parse("2026-11-25T04:00:00Z");

  @TempDir private Path folder;
  private final List<String> troubles = new ArrayList<>();

  static Arrival arrival(String id, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Metadata about = new Metadata(id, "关于" + id + "的办法", "", "", "", "", Store.sha256(bytes));
    return new Arrival(Reading.document(about, id + ".txt", bytes), id + ".txt", bytes);
  }

  private static Arrival parking(int yuan) {
    return arrival(
        "parking",
        "停车管理办法\n一、收费\n1.停车收费标准。停车收费标准为每小时"
            + yuan
            + "元。\n2.免费时长。停车三十分钟以内免费。\n"
            + "二、处罚\n1.违规停放。违规停放的，处二百元罚款。\n");
  }

  private static Arrival pets() {
    return arrival("pets", "养犬管理办法\n一、登记\n1.犬只登记。饲养犬只应当办理登记。\n2.登记费用。登记费用为五十元。\n");
  }

  private static Youju words(List<Document> documents) {
    SearchIndex index = new SearchIndex(documents, Optional.empty(), Optional.empty());
    StringBuilder name = new StringBuilder();
    documents.forEach(d -> name.append(d.metadata().sha256(), 0, 6));
    return new Answerer(
        documents,
        index,
        Optional.empty(),
        Calibration.standard(false),
        name.toString(),
        Optional.empty());
  }

  private Library open(Arrival... seeds) {
    return Library.open(
        folder,
        () -> List.of(new Change.Follow("seeds", List.of(seeds))),
        LibraryTest::words,
        Check::smoke,
        () -> NOON,
        troubles::add);
  }

  private static String said(Youju youju, String question) {
    return youju.answer(Question.of(question)).text();
  }

  @Test
  void aReplacedDocumentAnswersAnewAndItsVersionRises() {
    Library library = open(parking(3), pets());
    assertThat(said(library.serving(), "停车收费标准是多少")).contains("3元");
    library.change("li", new Change.Publish(parking(5), ""));
    assertThat(said(library.serving(), "停车收费标准是多少")).contains("5元").doesNotContain("3元");
    assertThat(library.current().holdings())
        .extracting(Holding::id, Holding::version, Holding::from)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("parking", 2, "upload"),
            org.assertj.core.groups.Tuple.tuple("pets", 1, "seeds"));
  }

  @Test
  void whatWasPublishedServesAfterReopeningAndTheFolderDoesNotTakeItBack() {
    open(parking(3), pets()).change("li", new Change.Publish(parking(5), ""));
    Library again = open(parking(3), pets());
    assertThat(said(again.serving(), "停车收费标准是多少")).contains("5元");
    assertThat(again.current().number()).isEqualTo(2);
  }

  @Test
  void aFolderThatHoldsSomethingElseAtTheNextStartMakesANextGeneration() {
    open(parking(3));
    Library again = open(parking(4), pets());
    assertThat(again.current().number()).isEqualTo(2);
    assertThat(said(again.serving(), "停车收费标准是多少")).contains("4元");
    assertThat(open(pets()).serving().documents()).extracting(Document::id).containsExactly("pets");
  }

  @Test
  void oneWhoHoldsAGenerationKeepsItWhileAnotherTakesItsPlace() {
    Library library = open(parking(3));
    Youju before = library.serving().now();
    library.change("li", new Change.Publish(parking(5), ""));
    assertThat(said(before, "停车收费标准是多少")).contains("3元");
    assertThat(before.generation()).isNotEqualTo(library.serving().generation());
  }

  @Test
  void theLastThreeAreKeptAndOneRollsBack() {
    Library library = open(parking(1));
    for (int yuan = 2; yuan <= 6; yuan++) {
      library.change("li", new Change.Publish(parking(yuan), ""));
    }
    assertThat(library.generations()).extracting(Generation::number).containsExactly(6, 5, 4);
    library.rollback(5);
    assertThat(said(library.serving(), "停车收费标准是多少")).contains("5元");
    assertThat(said(open(parking(1)).serving(), "停车收费标准是多少")).contains("5元");
    assertThatThrownBy(() -> library.rollback(2)).hasMessageContaining("2 is not kept");
  }

  @Test
  void anotherProcessRollsBackAndThisOneFollows() {
    Library library = open(parking(3));
    library.change("li", new Change.Publish(parking(5), ""));
    open(parking(3)).rollback(1);
    assertThat(library.follow()).isTrue();
    assertThat(said(library.serving(), "停车收费标准是多少")).contains("3元");
    assertThat(library.follow()).isFalse();
  }

  @Test
  void aGenerationThatFailsItsCheckNeverServes() {
    Library library =
        Library.open(
            folder,
            () -> List.of(new Change.Follow("seeds", List.of(parking(3)))),
            LibraryTest::words,
            next -> next.documents().size() > 1 ? List.of("two are too many") : List.of(),
            () -> NOON,
            troubles::add);
    assertThatThrownBy(() -> library.change("li", new Change.Publish(pets(), "")))
        .isInstanceOf(LibraryException.class)
        .hasMessage("two are too many");
    assertThat(library.serving().documents()).hasSize(1);
    assertThat(library.current().number()).isEqualTo(1);
    assertThat(open(parking(3)).serving().documents()).hasSize(1);
  }

  @Test
  void aDocumentThatHoldsNothingIsRefused() {
    Library library = open(parking(3));
    assertThatThrownBy(() -> library.change("li", new Change.Publish(arrival("empty", " \n"), "")))
        .hasMessageContaining("empty: holds no section");
  }

  @Test
  void aLostOrBrokenGenerationIsLeftOutAndTheOneBeforeServes() throws IOException {
    Library library = open(parking(3));
    library.change("li", new Change.Publish(parking(5), ""));
    String bytes = parking(5).document().metadata().sha256();
    Files.writeString(folder.resolve("objects").resolve(bytes), "broken");
    assertThat(said(open(parking(3)).serving(), "停车收费标准是多少")).contains("3元");
    assertThat(troubles).singleElement().asString().contains("generation 2 is left out");
  }

  @Test
  void halfWrittenFilesOfACrashDoNotMatter() throws IOException {
    open(parking(3));
    Files.writeString(folder.resolve("current.tmp"), "9");
    Files.writeString(folder.resolve("generations/2.json.tmp"), "{");
    Files.writeString(folder.resolve("generations/2.json"), "{\"made\":");
    Library again = open(parking(3));
    assertThat(again.current().number()).isEqualTo(1);
    Generation next = again.change("li", new Change.Publish(parking(5), ""));
    assertThat(open(parking(3)).current()).isEqualTo(next);
  }

  @Test
  void aSupersededDocumentIsNotAskedUnlessNamedAndThenSaysSo() {
    Library library = open(parking(3), pets());
    Arrival fresh =
        arrival("parking-2026", "停车新办法\n一、收费\n1.停车收费标准。停车收费标准为每小时9元。\n2.其他。其他事项另行规定。\n");
    library.change("li", new Change.Publish(fresh, "parking"));
    Reply reply = library.serving().answer(Question.of("停车收费标准是多少"));
    assertThat(((Reply.Answer) reply).citations())
        .extracting(Citation::document)
        .containsOnly("parking-2026");
    Question named =
        new Question("停车收费标准是多少", List.of(), List.of("parking"), Question.Mode.EXTRACT);
    assertThat(library.serving().answer(named).text())
        .contains("3元")
        .contains("《关于parking的办法》已由《关于parking-2026的办法》替代");
  }

  @Test
  void aWrittenAnswerFromASupersededDocumentKeepsTheNameOfItsModel() {
    Reply.Engine engine =
        new Reply.Engine(Question.Mode.WRITE, "qwen3", "hash", "", 1, java.util.Map.of());
    Youju writes =
        new Forwarding(words(List.of(parking(3).document()))) {
          @Override
          public Reply answer(Question question, Consumer<Event> events) {
            return ((Reply.Answer) behind().answer(question, events)).by(engine);
          }
        };
    Question named = new Question("停车收费标准是多少", List.of(), List.of("parking"), Question.Mode.WRITE);
    Reply reply =
        new InForce(
                writes,
                java.util.Map.of("parking", "parking-2026"),
                () -> java.time.LocalDate.of(2026, 11, 25))
            .answer(named);
    assertThat(((Reply.Answer) reply).engine()).isEqualTo(engine);
    assertThat(reply.text()).contains("替代");
  }

  @Test
  void aWithdrawnDocumentIsGoneAlsoAfterReopeningUntilItIsRestored() {
    Library library = open(parking(3), pets());
    library.change("li", new Change.Withdraw("parking", true));
    assertThat(open(parking(3), pets()).serving().documents())
        .extracting(Document::id)
        .containsExactly("pets");
    assertThatThrownBy(() -> library.change("li", new Change.Withdraw("pets", true)))
        .hasMessageContaining("last document");
    library.change("li", new Change.Withdraw("parking", false));
    assertThat(library.serving().documents()).hasSize(2);
  }

  @Test
  void aDescriptionIsChangedWithoutReadingTheTextAgain() {
    Library library = open(parking(3));
    Document before = library.serving().documents().getFirst();
    Metadata about = new Metadata("parking", "新名称", "某市", "2026-01-01", "", "", "");
    library.change("li", new Change.Describe(about));
    Document after = library.serving().documents().getFirst();
    assertThat(after.title()).isEqualTo("新名称");
    assertThat(after.text()).isSameAs(before.text());
    assertThatThrownBy(() -> library.change("li", new Change.Withdraw("none", true)))
        .hasMessageContaining("no document has the id none");
  }

  @Test
  void aDraftOutlivesTheProcessAndIsPublishedAsItWas() {
    Library library = open(parking(3));
    Drafts.Draft draft =
        new Drafts.Draft(
            "0b9f0f5e-0000-4000-8000-000000000001", pets().document().metadata(), "pets.txt");
    library.drafts().keep(draft, pets().bytes());
    library.change("li", new Change.Publish(parking(4), ""));
    Library again = open(parking(3));
    assertThat(again.drafts().all()).containsExactly(draft);
    Arrival arrival = again.drafts().arrival(draft);
    again.change("li", new Change.Publish(arrival, ""));
    again.drafts().drop(draft.name());
    assertThat(again.serving().documents()).hasSize(2);
    assertThat(again.drafts().all()).isEmpty();
    assertThat(again.drafts().find("../../current")).isEmpty();
  }

  private static Arrival inForce(String id, String from, String until, int yuan) {
    Arrival plain = parking(yuan);
    Document text = plain.document();
    Metadata about =
        text.metadata()
            .with("id", id)
            .with("title", "停车办法" + id)
            .with("in_force_from", from)
            .with("in_force_until", until);
    return new Arrival(
        new Document(about, text.text(), text.outline(), text.faults()), "p.txt", plain.bytes());
  }

  private Library open(java.util.function.Supplier<Instant> clock, Arrival... seeds) {
    return Library.open(
        folder,
        () -> List.of(new Change.Follow("seeds", List.of(seeds))),
        LibraryTest::words,
        Check::smoke,
        clock,
        troubles::add);
  }

  @Test
  void whatIsInForceTodayAnswersAndTomorrowTheNext() {
    Instant[] now = {NOON};
    Library library =
        open(
            () -> now[0],
            inForce("old", "2020-01-01", "2026-11-25", 3),
            inForce("new", "2026-11-26", "", 5));
    Youju youju = library.serving();
    assertThat(said(youju, "停车收费标准是多少")).contains("3元").doesNotContain("5元");
    assertThat(youju.notice("old")).isEmpty();
    assertThat(youju.notice("new")).hasValue("《停车办法new》自2026-11-26起施行，现在尚未施行");
    assertThat(youju.search("停车收费标准", List.of(), 5))
        .extracting(hit -> hit.document().id())
        .containsOnly("old");
    now[0] = NOON.plus(java.time.Duration.ofDays(1));
    assertThat(said(youju, "停车收费标准是多少")).contains("5元").doesNotContain("3元");
    assertThat(youju.notice("old")).hasValue("《停车办法old》有效期至2026-11-25，现已失效");
    assertThat(youju.notice("new")).isEmpty();
  }

  @Test
  void whatIsNotInForceAnswersWhenAskedByNameOrWhenNothingElseIsThereAndSaysSo() {
    Library library = open(inForce("old", "", "2020-01-01", 3), pets());
    Question byName = new Question("停车收费标准是多少", List.of(), List.of("old"), Question.Mode.EXTRACT);
    assertThat(library.serving().answer(byName).text())
        .contains("3元")
        .endsWith("（请注意：《停车办法old》有效期至2020-01-01，现已失效。）");
    Library alone = open(inForce("old", "", "2020-01-01", 3));
    assertThat(said(alone.serving(), "停车收费标准是多少")).contains("3元").contains("现已失效");
  }

  @Test
  void daysInForceAreKeptAndOddOnesRefused() {
    open(parking(3), pets())
        .change("li", new Change.Publish(inForce("p", "2026-01-01", "", 4), ""));
    Library again = open(parking(3), pets());
    assertThat(again.serving().document("p").orElseThrow().metadata().inForceFrom())
        .isEqualTo("2026-01-01");
    Metadata about = new Metadata("x", "", "", "", "", "", "");
    assertThatThrownBy(() -> about.with("in_force_from", "2026-02-30"))
        .hasMessage("in_force_from: '2026-02-30', needs YYYY-MM-DD");
    assertThatThrownBy(
            () -> about.with("in_force_from", "2026-02-02").with("in_force_until", "2026-02-01"))
        .hasMessage("in_force_until: 2026-02-01 is before in_force_from, 2026-02-02");
  }

  @Test
  void severalDocumentsArePublishedAsOneGeneration() {
    Library library = open(parking(3));
    library.change(
        "li",
        new Change.Together(
            List.of(new Change.Publish(parking(5), ""), new Change.Publish(pets(), ""))));
    assertThat(library.current().number()).isEqualTo(2);
    assertThat(library.serving().documents()).hasSize(2);
    assertThat(said(library.serving(), "停车收费标准是多少")).contains("5元");
    assertThatThrownBy(() ->
            new Change.Together(
                List.of(new Change.Publish(pets(), ""), new Change.Publish(pets(), ""))))
        .hasMessage("pets: is published twice at once");
  }
}
