package io.youju.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.search.SearchIndex;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a question asks for and takes for granted, and what a text can give.
class ParticularsTest {
  @ParameterizedTest
  @CsvSource({
    "加装一台补多少钱, 每台由财政补助十五万元, 0",
    "多久答复, 应当自收到异议之日起七日内答复, 0",
    "什么时候开始交, 业主应当自房屋交付之日起交纳, 0",
    "上限是百分之几, 不得超过经营收入的百分之三十, 0",
    "这个保险叫啥名, 发展商业健康保险“安心保”, 0",
    "补偿多少, 推动26家企业搬迁入园, 1",
    "一年交多少保费, 发展商业健康保险“安心保”, 2",
    "罚多少钱, 加强停车管理, 3",
    "从哪年到哪年, 实施治水三年行动计划, 1",
    "一个人管多少户, 有序调整三次分配, 2",
    "管多少户, 每名网格员联系三百户, 0",
    "展览在哪个馆办, 做强博览会品牌, 1",
    "新馆区选在哪个区开工, 启动新馆区建设, 1",
    "展厅设在哪个区, 在城东区设展厅, 0",
    "首批入选了哪些社区, 推进社区建设, 1",
    "怎么认定, 确保零就业家庭动态清零, 1",
    "二十几号人的小厂帮不帮, 培育小微企业, 0",
    "那条科创走廊叫什么名字, 推进城西科创走廊建设, 0",
    "那条走廊叫什么名字, 修好东边的路, 1",
    "写材料要用的导向, 坚持人民至上, 0",
    "调到多少, 有序调整三次分配, 1",
    "到场多少个, 第十三届委员会第三次会议, 1",
    "还有哪几块, 加强南湖、北湖等湿地保护, 0",
    "因为什么推迟, 利用延期举办的窗口期, 1",
    "跟我们结对的是城里哪所学校, 深化跨区域教育共同体建设, 1",
    "哪家银行在办, 实施融资畅通工程, 1"
  })
  void aTextLacksTheParticularsThatItDoesNotGive(String question, String text, int missing) {
    assertThat(Detail.missing(question, text, text)).isEqualTo(missing);
  }

  @ParameterizedTest
  @CsvSource({
    "为什么要降低低保标准, 低保标准年均增长不低于5%, true",
    "取消课后服务之后怎么办, 保障课后服务质量, true",
    "为什么要取消限行, 全面取消限行, false",
    "为什么要取消限行, 探索取消限行, true",
    "会不会取消课后服务了, 保障课后服务质量, false",
    "企业突然撤了谁管, 应当组织提供应急服务, false",
    "既然要收紧限购那指标怎么分, 探索取消小客车限购, true",
    "放宽准入到什么程度, 严格控制高排放行业准入, true",
    "被撤销的理由是什么, 加大力度支持建设, true",
    "是已经取消了还是只在探索, 探索取消限行, false",
    "运动会提前办了谁负责, 利用运动会延期举办的机会, true",
    "运动会会不会提前办, 利用运动会延期举办的机会, false",
    "为什么收回单位的自主权, 加大单位的自主权, true",
    "政治标准放在后头的依据, 把政治标准放在首位, true",
    "扫黑已经宣布结束了吗, 常态化开展扫黑, false",
    "扫黑已经宣布结束, 常态化开展扫黑, true",
    "摇号以后还搞不搞了, 探索取消限购, false",
    "高耗能行业放宽准入以后哪些项目可以先上, 严格控制高耗能行业, true",
    "为什么要想着把限购和限行取消掉, 探索取消限购破解拥堵, false",
    "为什么要把强度压到4%以下, 强度超过4%, true",
    "为什么要把强度提到4%以上, 强度超过4%, false",
    "病床不超过5张行吗, 病床不少于5张, true",
    "学校都要往东搬那西边怎么办, 资源向西拓展, true",
    "学校要往西搬吗, 资源向西拓展, false",
    "新型腐败暂时先不查是出于什么考虑, 以零容忍态度紧盯新型腐败, true",
    "能不能暂时不查, 以零容忍态度紧盯新型腐败, false",
    "护理险只在东区试我们为什么轮不上, 推动护理险试点全市域覆盖, true",
    "护理险只给东区的人吗, 推动护理险试点全市域覆盖, false"
  })
  void anEndOfWhatIsKeptUpIsTakenForGranted(String question, String text, boolean overclaims) {
    assertThat(Premise.overclaims(question, text)).isEqualTo(overclaims);
  }

  @ParameterizedTest
  @CsvSource({
    "五年倍增计划第五年要做到多少, 实施产业三年倍增计划, true",
    "三年倍增计划第三年要做到多少, 实施产业三年倍增计划, false",
    "文化生活圈是30分钟的, 构建15分钟品质文化生活圈, true",
    "是15分钟还是30分钟, 构建15分钟品质文化生活圈, false",
    "未来五年治水怎么做, 实施治水三年行动计划, false",
    "学院要争前十, 学院争创全国百强大学, false",
    "我家孩子5年级, 实施三年行动计划, false"
  })
  void aCountOfTheSameThingIsSaidOtherwise(String question, String text, boolean otherwise) {
    assertThat(Premise.miscounts(question, text, text + "。未来五年是重要窗口期")).isEqualTo(otherwise);
  }

  @Test
  void tenthsAreShares() {
    assertThat(Premise.misquotes("达标只要九成", "确保100%达标")).isTrue();
    assertThat(Premise.misquotes("九成达标", "确保90%达标")).isFalse();
    assertThat(Premise.misquotes("八成员工", "确保100%达标")).isFalse();
  }

  @Test
  void aPlaceInTheTitleIsAtHomeAndAnotherIsForeign() {
    Set<String> known = Premise.terms("推动同城化");
    assertThat(Premise.foreign("杭州怎么同城化", "推动同城化", known, "推动同城化", "中共杭州市委的决定")).isFalse();
    assertThat(Premise.foreign("桂林怎么同城化", "推动同城化", known, "推动同城化", "中共杭州市委的决定")).isTrue();
    assertThat(Premise.foreign("肯尼亚怎么同城化", "推动同城化", known, "推动同城化", "中共杭州市委的决定")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "目标为什么下调到2%, true",
    "目标是4%还是5%, false",
    "目标是3%还是5%, true",
    "到35年是多少, false",
    "发两万块的那条在哪, true",
    "一两百块够不够, false",
    "我是宁波人能参加吗, false"
  })
  void figuresThatAreNotThereAreForeign(String question, boolean foreign) {
    String text = "到2035年,投入强度超过4%,2人以上可以参加";
    assertThat(Premise.foreign(question, text, Premise.terms(text), text, "决定")).isEqualTo(foreign);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "重点是哪三大生态圈|建设物联、医药、装备“三大产业生态圈”|false",
        "要在哪几个应用场景上突破|打造城市大脑,在交通、医疗等应用场景建设上取得突破|false",
        "安全生产四大行动是哪四大|深入开展安全生产四大行动,健全粮食、能源、金融等机制|true",
        "安全生产四大行动是哪四个|深入开展安全生产四大行动,健全粮食、能源、金融等机制|true",
        "三源是哪三个|推进警源、访源、诉源三源治理|false",
        "地铁四期包括哪几条线路|有序推进地铁四期等工程,构建窄马路、密路网体系|true",
        "要构建哪几个体系|构建实践的目标体系、工作体系、政策体系|false",
        "文化公园是哪几个|推进运河文化公园、湖滨文化公园建设|false",
        "一共有几家共享法庭|巩固“共享法庭”“安帮码”等成果|true",
        "有几个村子|推广联合体模式|true",
        "有几个村子|联合体有十二个村|false",
        "怎么推进|深入开展行动|false",
        "这三个务必原话怎么说|牢记“三个务必”,团结奋斗|true",
        "公共服务体系指的是哪四级|建成“四级公共服务体系”|true",
        "“六个之窗”的具体内容|围绕建设“六个之窗”|true",
        "八项举措列一下|实施八项举措,抓好落实|true",
        "十几个人的作坊能扶吗|培育小微企业|false"
      })
  void whoAsksForMembersWantsThemListed(String question, String text, boolean missing) {
    assertThat(Members.missing(question, question, text, text)).isEqualTo(missing);
  }

  @Test
  void aMemberOfTheSectionsOwnListIsNotUnfoldedByIt() {
    String text = "坚持两条。一是团结奋斗,牢记“两个务必”。二是守正创新。";
    assertThat(Members.missing("两个务必原话怎么说", "两个务必原话怎么说", "牢记“两个务必”", text)).isTrue();
    assertThat(Members.missing("这两条分别是什么", "这两条分别是什么", "坚持两条", text)).isFalse();
  }

  @Test
  void aShareOrALargeSumThatIsNotThereIsMisquoted() {
    assertThat(Premise.misquotes("凭什么要超10万亿", "总和超1万亿元")).isTrue();
    assertThat(Premise.misquotes("凭什么要超1万亿", "总和超1万亿元")).isFalse();
    assertThat(Premise.misquotes("是1万亿还是2万亿", "总和超1万亿元")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2035年强度到多少, false",
    "35年强度到多少, false",
    "未来五年强度到多少, true",
    "5年内强度到多少, true",
    "强度到多少, true",
    "十五年后强度到多少, true"
  })
  void aFigureIsSaidOfTheTimeThatReigns(String question, boolean holds) {
    Document paper =
        Papers.read(
            "plan",
            "规划",
            """
            一、目标
            1.总的目标。到二〇三五年,大幅跃升。未来五年,强度超过4%。
            2.别的目标。种好树。
            """);
    Section section = paper.sections().get(1);
    Timed timed = Timed.of(question, paper.text(), section);
    assertThat(timed.holds(paper.text().indexOf("强度"))).isEqualTo(holds);
  }

  @Test
  void itemsOfRunningTextAreFoundByTheirPlace() {
    String text = "坚持三条。一是人民至上,共建共享。二是守正创新;三是问题导向。";
    assertThat(Items.mark("导向的头一条讲什么", text)).isEqualTo("一是");
    assertThat(Items.mark("导向里第三点", text)).isEqualTo("三是");
    assertThat(Items.mark("最后一条呢", text)).isEqualTo("三是");
    assertThat(Items.mark("第四条", text)).isEmpty();
    assertThat(Items.mark("第一条", "没有这样的列举")).isEmpty();
    assertThat(Items.missing("第四条", text)).isTrue();
    assertThat(Items.missing("第三条", text)).isFalse();
  }

  @Test
  void allItemsOfRunningTextAreToldByTheirFirstPhrase() {
    Document paper =
        Papers.read(
            """
            会议作出如下决定。
            一、总则
            1.强化工作导向。一是人民至上,共建共享好生活。二是守正创新,做强产业。三是问题导向,破解难题。
            2.种好南边的树。
            """);
    SearchIndex index = new SearchIndex(List.of(paper), Optional.empty(), Optional.empty());
    Answerer answerer =
        new Answerer(
            List.of(paper),
            index,
            Optional.empty(),
            Calibration.standard(false),
            "test",
            Optional.empty());
    assertThat(answerer.answer(Question.of("工作导向有哪几条")).text())
        .isEqualTo("一是人民至上,〔一、1〕\n二是守正创新,〔一、1〕\n三是问题导向,〔一、1〕");
    assertThat(answerer.answer(Question.of("做强哪些产业")).text()).doesNotContain("三是");
  }

  @Test
  void aQuestionIsCutWhereItAsksAgain() {
    assertThat(Parts.of("水管要不要换,河里的污水咋治")).hasSize(2);
    assertThat(Parts.of("村里想合办公司,另外山上林子能不能卖碳")).hasSize(2);
    assertThat(Parts.of("在地球上这么多大都会里,咱想排到第几")).isEmpty();
    assertThat(Parts.of("城西和城东各有一条走廊,分别怎么发展").getFirst().readings())
        .containsExactly("城西有一条走廊,怎么发展");
    assertThat(Parts.of("数据安全:城市那部分和平安那部分各提了什么").getLast().readings())
        .containsExactly("数据安全,平安那部分提了什么", "平安那部分提了什么");
    assertThat(Parts.of("古城和西边湿地都是我常去的,这俩地方各有啥打算").getFirst().readings()).containsExactly("古城有啥打算");
    assertThat(Parts.of("宋韵文化的目标和具体工程各是什么").getLast().readings())
        .containsExactly("宋韵文化的具体工程是什么", "具体工程是什么");
    assertThat(Parts.of("干部能上能下怎么说,反腐又怎么说").getLast().readings())
        .containsExactly("干部能上能下,反腐又怎么说", "反腐又怎么说");
    assertThat(Parts.of("各类学校和医院怎么建")).isEmpty();
    Parts.Part second = Parts.of("亚运会的票怎么抢,多少钱一张").getLast();
    assertThat(second.readings()).containsExactly("亚运会票抢,多少钱一张");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1+28+n指什么", "3+1+2选科怎么选", "取消之后怎么办", "合同要不要备案"})
  void namesWithFiguresAreNoErrands(String question) {
    assertThat(Guard.check(question)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3+5等于几", "12*8=", "血压高吃什么药好", "写一首诗", "炒什么股能赚钱", "离婚起诉状范文"})
  void sumsAndErrandsAreOutOfScope(String question) {
    assertThat(Guard.check(question)).contains(Reply.Reason.OUT_OF_SCOPE);
  }

  @Test
  void itemsBeneathEachOtherAreOneList() {
    Document paper =
        Papers.read(
            "bins",
            "垃圾箱规定",
            """
            为了干净,制定本规定。
            第一条 禁止下列行为:
            (一)乱扔垃圾;
            (二)焚烧垃圾;
            (三)翻倒箱子。
            第二条 垃圾箱每天清空。
            """);
    Section first = paper.sections().get(1);
    Optional<io.youju.text.Span> all =
        Enumeration.around(paper.text(), first, first.clauses().getLast());
    assertThat(all.orElseThrow().of(paper.text())).contains("下列行为").contains("翻倒箱子").contains("焚烧");
    Section second = paper.sections().get(2);
    assertThat(Enumeration.around(paper.text(), second, second.clauses().getFirst())).isEmpty();
  }

  @Test
  void aFigureAfterLettersIsNoSection() {
    Document paper = Papers.read("air", "空气", "为了空气。\n第一条 空气要好。\n第二条 水要好。\n");
    assertThat(SectionReference.in("pm2.5", paper)).isEmpty();
    assertThat(SectionReference.in("2.5说什么", paper)).isPresent();
    Document brain = Papers.read("brain", "大脑", "为了大脑。\n第一条 打造大脑2.0。\n第二条 水要好。\n");
    assertThat(SectionReference.in("大脑2.0用在哪里", brain)).isEmpty();
    assertThat(SectionReference.in("大脑2.1用在哪里", brain)).isPresent();
  }
}
