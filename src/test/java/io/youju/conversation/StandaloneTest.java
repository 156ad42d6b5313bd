package io.youju.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.answer.Question;
import io.youju.answer.Question.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandaloneTest {
  private static Question asked(String text, Turn... history) {
    return Standalone.of(new Question(text, List.of(history), List.of(), Question.Mode.EXTRACT));
  }

  @ParameterizedTest
  @CsvSource({
    "第二条呢, 第四部分第二条呢",
    "那第3点讲什么, 第四部分第3点讲什么",
    "下一条呢, 第4部分第3条呢",
    "上一条, 第4部分第1条",
    "下一部分讲什么, 第5部分讲什么"
  })
  void aNumberAloneIsUnderThePartSpokenOf(String text, String standalone) {
    assertThat(asked(text, new Turn("第四部分第二条讲什么", "种好南边的树〔四、2〕")).text()).isEqualTo(standalone);
  }

  @ParameterizedTest
  @CsvSource({"这部分第一条讲什么, 第四部分第一条讲什么", "同一部分头一条讲啥, 第四部分第一条讲啥", "那这一部分最后一条呢, 第四部分最后一条呢"})
  void aSectionOfThePartSpokenOfIsUnderIt(String text, String standalone) {
    assertThat(asked(text, new Turn("南边的树怎么种", "种好南边的树〔四、2〕")).text()).isEqualTo(standalone);
  }

  @Test
  void whatIsLikeItTakesItsPlace() {
    Turn before = new Turn("城西那条种树的大道要干嘛", "种好大道〔三、1〕");
    Question question = asked("那城东那条呢", before);
    assertThat(question.text()).isEqualTo("城东那条种树的大道要干嘛");
    assertThat(question.other()).isEqualTo("城西那条种树的大道要干嘛 那城东那条呢");
    assertThat(asked("那养鱼呢", before).text()).isEqualTo("城西那条种树的大道要干嘛 那养鱼呢");
  }

  @Test
  void anArticleOfALawIsNotMovedUnderAPart() {
    assertThat(asked("第二条讲什么", new Turn("第四十三条讲什么", "种好树〔第四十三条〕")).text()).isEqualTo("第二条讲什么");
  }

  @Test
  void askingWhereItStandsDoesNotBecomeTheTopic() {
    Question question =
        asked("还有别的吗", new Turn("鱼塘怎么挖", "挖好鱼塘〔三、1〕"), new Turn("这是哪一部分写的", "三、养鱼〔三〕"));
    assertThat(question.text()).isEqualTo("鱼塘怎么挖 还有别的吗");
  }

  @Test
  void aCorrectionReplacesWhatWasWrong() {
    assertThat(asked("我问的是高中不是小学", new Turn("小学怎么入学", "见文〔三、4〕")).text()).isEqualTo("高中怎么入学");
  }

  @Test
  void aChangeOfSubjectLeansOnNothing() {
    Turn before = new Turn("小学怎么入学", "见文〔三、4〕");
    assertThat(asked("先不说这个,跟邻市怎么合作", before).text()).isEqualTo("跟邻市怎么合作");
    assertThat(asked("换个话题,海外传播呢", before).text()).isEqualTo("海外传播呢");
    assertThat(asked("再问一个,那中学呢", before).text()).isEqualTo("小学怎么入学 那中学呢");
  }

  @Test
  void whatGoesBackIsAskedWithoutWhatCameBetween() {
    Turn wetland = new Turn("湿地以后怎么管", "抓好湿地〔八、2〕");
    Turn metro = new Turn("地铁以后怎么修", "修好地铁〔八、1〕");
    for (String words : List.of("再回湿地,门票收吗", "回到刚才的湿地,门票收吗", "前面说的湿地,门票收吗")) {
      Question back = asked(words, wetland, metro);
      assertThat(back.text()).isEqualTo("湿地,门票收吗");
      assertThat(back.labels()).containsExactly("八、2");
    }
    assertThat(asked("前面说的机场,什么时候修", wetland, metro).text()).isEqualTo("地铁以后怎么修 前面说的机场,什么时候修");
  }

  @Test
  void whatNamesNoMatterLeansOnTheLast() {
    Turn before = new Turn("想争个什么称号", "争创示范市〔九、2〕");
    assertThat(asked("评上了没有?哪一批?", before).text()).isEqualTo("想争个什么称号 评上了没有?哪一批?");
    assertThat(asked("属于第几部分,标题是啥", before).text()).isEqualTo("想争个什么称号 属于第几部分,标题是啥");
    assertThat(asked("跟它并列的另外两个称号是?", before).text()).startsWith("想争个什么称号 ");
    Question other = asked("清关有新办法吗", before);
    assertThat(other.text()).isEqualTo(other.focus()).isEqualTo("清关有新办法吗");
    assertThat(other.labels()).containsExactly("九、2");
  }

  @Test
  void aLongQuestionAfterBesidesStandsByItself() {
    Turn before = new Turn("商圈有啥想法", "提升商圈〔四、3〕");
    assertThat(asked("另外我白天看店走不开,办执照这些手续夜里能自己办吗", before).text())
        .isEqualTo("我白天看店走不开,办执照这些手续夜里能自己办吗");
    assertThat(asked("另外那个步行街呢", before).text()).isEqualTo("商圈有啥想法 另外那个步行街呢");
  }

  @Test
  void whatWasMeantKeepsTheTimeOfTheTurnBefore() {
    Turn before = new Turn("未来五年产值要到多少", "达到二点五〔二、2〕");
    assertThat(asked("我问的是居民手里的收入,不是产值", before).text()).isEqualTo("未来五年居民手里的收入要到多少");
    assertThat(asked("我问的是居民手里的收入,不是总量", before).text()).isEqualTo("未来五年居民手里的收入");
    assertThat(asked("不好意思,我要的是居民手里的收入", before).text()).isEqualTo("未来五年产值要到多少 居民手里的收入");
  }

  @Test
  void itemsOfWhatWasShownAreAskedForWithoutTheItemBefore() {
    Turn before = new Turn("工作导向里第二条讲什么", "二是创新,〔二、3〕");
    assertThat(asked("最后一条呢", before).text()).isEqualTo("工作导向里 最后一项呢");
    assertThat(asked("第四条呢", before).text()).isEqualTo("工作导向里 第四项呢");
  }

  @Test
  void aPartIsAskedForByItsMatterAsTheOneBefore() {
    Turn before = new Turn("讲文化的是哪一章,标题怎么写的", "六、培育文化〔六〕");
    assertThat(asked("讲生态的那章呢", before).text()).isEqualTo("讲生态的那章标题叫什么");
  }

  @ParameterizedTest
  @CsvSource({
    "这条全文, 第五部分第4条全文",
    "整条原文发我, 第五部分第4条全文原文发我",
    "这一条里高校点名了哪几所, 第五部分第4条里高校点名了哪几所",
    "这条路什么时候修, 路怎么走 这条路什么时候修"
  })
  void theSectionJustShownIsNamedByItsNumber(String text, String standalone) {
    Turn before = new Turn("路怎么走", "接轨邻市〔五、4〕");
    assertThat(asked(text, before).text()).isEqualTo(standalone);
  }

  @Test
  void aComparisonAsksForBoth() {
    Turn before = new Turn("城东智造大走廊文件里怎么写的?", "支持城东智造大走廊〔四、1〕");
    assertThat(asked("跟亚运那条里的大走廊说法一样吗", before).text()).isEqualTo("城东智造大走廊文件里怎么写的?亚运那条里的大走廊怎么说");
    assertThat(asked("跟主城区比,要做到什么程度", before).text()).doesNotContain("?主城区");
  }

  @Test
  void whereThisStandsLeansOnWhatWasShown() {
    Turn before = new Turn("被人冤枉了怎么办", "澄清正名〔十一、2〕");
    Question where = asked("出处怎么写,这在哪一条底下?把那条的题目给我", before);
    assertThat(where.labels()).containsExactly("十一、2");
    assertThat(where.text()).startsWith("被人冤枉了怎么办 ");
  }

  @Test
  void whatIsLeftAsideIsNotAskedFor() {
    Turn before = new Turn("场馆普通人进得去吗", "惠民开放〔十、2〕");
    assertThat(asked("除了这些大场馆,家附近小一点的场地有没有说", before).text()).isEqualTo("家附近小一点的场地有没有说");
  }

  @Test
  void aFollowUpThatNamesAMatterMayBeReadEitherWay() {
    Turn before = new Turn("地铁以后怎么修", "修好地铁〔八、1〕");
    Question leaning = asked("那车让人的那个品牌怎么讲", before);
    assertThat(leaning.text()).isEqualTo("地铁以后怎么修 那车让人的那个品牌怎么讲");
    assertThat(leaning.otherwise().orElseThrow().text()).isEqualTo(leaning.focus());
    Question alone = asked("重点项目点了哪个", before);
    assertThat(alone.text()).isEqualTo(alone.focus());
    assertThat(alone.otherwise().orElseThrow().text()).isEqualTo("地铁以后怎么修 重点项目点了哪个");
    assertThat(asked("那具体呢", before).otherwise()).isEmpty();
  }

  @Test
  void oneOfSeveralThingsIsNoPartOfTheDocument() {
    Turn list = new Turn("要保护哪几块", "加强南湖、北湖、西湖等湿地保护〔八、2〕");
    assertThat(asked("第二块有多少亩", list).text()).isEqualTo("要保护哪几块 第二个有多少亩");
    assertThat(asked("后一个是哪年之前要达到", list).text()).startsWith("要保护哪几块 ");
    Turn heading = new Turn("第三部分的标题", "三、养鱼〔三〕");
    assertThat(asked("第二块有多少条", heading).text()).isEqualTo("第二块有多少条");
  }

  @Test
  void whatIsPutRightReplacesWhatWasWrongWhereverItWasSaid() {
    Turn village = new Turn("村里的那个工程叫什么", "整治工程〔七、3〕");
    Turn when = new Turn("哪年做完", "未说");
    assertThat(asked("说错了,我问的不是村里的,是社区的", village, when).text()).isEqualTo("社区的那个工程叫什么");
    assertThat(asked("哦 那政府窗口办事的“一件事”呢,不是停车这个", village).text()).isEqualTo("政府窗口办事的“一件事”");
    Question other = asked("我问的不是产值,是居民手里能花的那份", village);
    assertThat(other.text()).isEqualTo("村里的那个工程叫什么 居民手里能花的那份");
    assertThat(other.otherwise().orElseThrow().text()).isEqualTo("居民手里能花的那份");
  }

  @Test
  void theFirstMatterIsFoundAgain() {
    Turn first = new Turn("成果转化要做到多少", "超1万亿元〔三、2〕");
    Turn last = new Turn("基金呢", "打造基金集群〔三、2〕");
    Question back = asked("算了,回到一开始那件事,它的代号是几", first, last);
    assertThat(back.text()).isEqualTo("成果转化要做到多少 它的代号是几");
    assertThat(back.labels()).containsExactly("三、2");
    assertThat(asked("回到第一个问题", first, last).text()).isEqualTo("成果转化要做到多少");
  }

  private static final Turn TREES = new Turn("南边的树怎么种", "先挖好树坑,使树长得更好〔二、1〕");

  @ParameterizedTest
  @CsvSource({
    "为啥, 南边的树怎么种",
    "为什么要这样?, 南边的树怎么种",
    "原文再给我看一遍, 村里的鱼塘要怎么挖才好",
    "最开始那条再发一遍原文, 南边的树怎么种",
    "树坑那句再念一遍, 南边的树怎么种"
  })
  void whatWasShownIsAskedForAgain(String text, String standalone) {
    Turn[] history =
        text.startsWith("为")
            ? new Turn[] {TREES}
            : new Turn[] {TREES, new Turn("村里的鱼塘要怎么挖才好", "挖好鱼塘〔三、1〕")};
    assertThat(asked(text, history).text()).isEqualTo(standalone);
  }

  @Test
  void whatGivesNoEndIsNotSaidAgain() {
    assertThat(asked("为啥", new Turn("鱼塘怎么挖", "挖好鱼塘〔三、1〕")).text()).isEqualTo("鱼塘怎么挖 为啥");
  }

  @ParameterizedTest
  @CsvSource({"'里面有几条,叫什么', '第三部分里面有几条,叫什么'", "最后那条里说什么, 第三部分最后一条里说什么"})
  void whatStandsUnderThePartThatWasShown(String text, String standalone) {
    Turn shown = new Turn("第三部分讲什么", "三、养鱼〔三〕\n1.挖好鱼塘〔三、1〕");
    assertThat(asked(text, shown).text()).isEqualTo(standalone);
  }

  @ParameterizedTest
  @CsvSource({"再往下一节说的啥, 第3部分第2条说的啥", "接着下一条的标题是什么, 第3部分第2条的标题是什么", "这一条往前一条是什么, 第3部分第1条的前一条是什么"})
  void theSectionBesideTheOneShown(String text, String standalone) {
    assertThat(asked(text, new Turn("鱼塘怎么挖", "挖好鱼塘〔三、1〕")).text()).isEqualTo(standalone);
  }

  @Test
  void aFigureTakenForGrantedIsNotAskedForAgain() {
    assertThat(asked("那真正写的是多少", new Turn("听说鱼塘要挖到3万亿了", "前提不符")).text())
        .isEqualTo("听说鱼塘要挖到了 那真正写的是多少");
  }

  @Test
  void theSectionThatIsAllAboutItIsLookedForByItsMatter() {
    assertThat(asked("专门说这个的是哪一条", new Turn("鱼塘哪一年挖好", "挖好鱼塘〔三、1〕")).text()).contains("鱼塘");
  }
}
