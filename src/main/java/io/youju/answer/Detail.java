package io.youju.answer;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A particular that a question asks for, and what a text must hold to be able to give it. A text
/// on the same subject without the particular does not answer.
enum Detail {
  AMOUNT(
      "多少(?!年内)|(?<!哪)几(万|亿|千|百|元|块|成|折|倍|人|名|位|座|所|亩|公里|米|户|岁|年级)|(?<!力度有?|决心有?|劲头?有?|作用有?|意义有?|影响有?)多大|(?<!目标定?得?|[定提]得)多高|多长|多重|多远|几个亿|具体(数字|金额|数额|数目)|多少个|比例|百分之几|百分比|利率|howmany|howmuch|how(?:high|big|large|long)|what(?:percent|share)",
      "(?<![“\"0-9a-z.])[0-9]+(?!\\+)|"
          + "(?<![第一二三四五六七八九十百千万两])"
          + Words.NUMERAL
          + "(?:[个项大家条种类亿成倍方年元日天月周岁名人户米平台份只座所]|次(?!分配)|分(?!配))|小时|百分之|分之[一二三四五六七八九十]|[过超]半"),
  ORDINAL("第几", "[0-9]|[首头末]|" + Words.NUMERAL),
  DATE(
      "哪一?年|几几年|哪一?天|哪个?月|几月|(?<![一二三四五六七八九十])几号(?![人线楼])|哪一?日|什么日子|星期几|周几",
      "(?<!\\d)\\d{2,4}年|[〇零一二三四五六七八九]{4}年|("
          + Words.NUMERAL
          + "|\\d+)(个?月|日)|(未来|今后|用)[^,]{0,2}年|年(底|末|内|前)|[之以]前|本世纪|近期|同期|之日|届满"),
  TIME(
      "什么时候|啥时候|何时|几点(?!零|几)|多久|多长时间|(?<![一二三四五六七八九十])几年(?!后|来|前)|截止|什么时间|when",
      "([0-9〇]|"
          + Words.NUMERAL
          + ")+(年|个?月|日|天|周|小时|分钟|时|个?工作日|学期|学年)|每?半年|每(年|月|季|周)|之日|届满|[之以]前|未来五年|本世纪|近期|同期"),
  PLACE(
      "(去|到|在|上)哪[里儿]?(能|可以)?(领|办|买|报|申请|查|看|注册|登记|交|预约|咨询|换|退)|地址|哪条路|(上|去)哪个网站|哪[里儿](能|可以)?(领|办|报名|申请|买|注册|预约)|怎么走",
      "[路街]\\d*号|窗口|网站|地址"),
  VENUE(
      "[设建开办放落安]在(哪|什么地方)|在哪[个家座]?(馆|场馆|体育馆|体育场|区|县|街道|园区)|哪个(馆|场馆|体育场|省)|位置在|选址(?:在|定|没|[?。]?$)",
      "[区县镇乡村馆](?!域)|(?<![马道网铁])[路街](?![网径线])|走廊|大道|片区"),
  CONTACT(
      "(电话|号码|热线|网址|邮箱|微信|公众号)(号码?)?(是|叫|有)?(多少|几|什么|哪)|联系方式|官网|找谁(办|联系)|打(什么|哪个)电话",
      "\\d{5,}|www|http|@"),
  PROCEDURE(
      "(什么|啥|哪些|哪几样|需要|要带|准备|提交)的?(材料|手续|证件|资料)|(?<!写)材料(有|要|是)|手续(怎么|有|是)|流程|怎么(申请|领|报名|办理|申领|注册|预约|缴|交费|申报|报销|入学|落户|起诉)|如何(申请|领取|报名|办理|注册|预约|申报)|(什么|啥|哪些|申请|报名|准入)条件|资格|要带|需要什么证|(?:什么|啥|有|没有?|设|多高的)门槛|门槛(?:[是有](?!几|多少)|多|高|低|呢)|才能(申请|领|办|买|享受|报)|怎么(抢|订票|买票|考|开通|激活|下载|绑定)|(怎么|如何)(个?)(认定|评定)|认定(标准|条件)",
      "申请|认定|开通|(?<!新)材料|提交|报名|(?<!保障|充要|市场)条件|资格|凭.{1,10}证"),
  PERSON("负责人(是|叫)|姓名|是谁(?=$|[,?。])|哪位|谁当(市长|书记|主任|领导)|市长是|书记是|主任是", "任命|主任|市长|担任"),
  NAME("名单|叫(什么|啥)(名|名字|名儿)|哪些名字", "[“\"《「、]"),
  BODY("哪个部门|什么部门|哪个局|哪个单位|主管部门|牵头单位|谁负责|归谁管|谁来管", "局|委员会|部门|办公室|牵头|负责|组织|党委|政府"),
  PLACES("哪[些几]个?(?:外国|境外|国外)?(?:城市|国家)(?!群|规划|试点|示范)", "北京|上海|纽约|伦敦|东京|[省市国](?=、)"),
  SCHOOL("哪一?[所间](?:大学|学校|高校|中学|小学|学院|医院)?", "大学|学院|中学(?!生)|小学(?!生)|学校|医院|幼儿园|一附院"),
  FIRM("哪一?家(?!人|庭)(?:公司|企业|银行|行|厂|店|单位)?|哪个(?:公司|企业|银行|开发商)", "公司|集团|银行|股份|医院|厂|店|大学|馆"),
  CHOSEN(
      "(入选|中标|获批|评上|获评|选中)了?的?(是?哪|是?谁|有谁|什么)|谁(中了?标|入选)|(首批|第一批)[^,?]{0,10}(哪|谁)",
      "入选|中标|获批|获评|首批|第一批"),
  SO_FAR(
      "(去年|前年|今年|至今|已经|实际)[^,?]{0,12}(多少|几(?!乎|重要|要紧))|(目前|现在|如今|眼下)[^,?]{0,20}(多少|(?<!哪)几(?!乎|重要|要紧))",
      "去年|上年|今年|目前|已(?!经济)|截至|累计|现有|由[0-9]"),
  REASON("因为(?:什么|啥)|[的么啥何]原因|[的么啥何]理由|(原因|理由)(是|在|怎么|何在)|缘由", "因为|由于|鉴于|为了|原因|因此|旨在|以免|防止"),
  PENALTY(
      "罚多少|罚款|怎么罚|怎么?处罚|什么处罚|(违反|违规|违法|逾期|被查|被抓)[^,?]{0,8}会怎样|什么后果|坐牢|判几年|扣几分|扣不扣分|拘留",
      "罚|处罚|追究|惩戒|责任|责令"),
  MONEY(
      "多少钱|(?<![哪这那])几块钱?|补偿(款|金)?多少|月租|租金|保费|收多少|几个点|安置费|多少元|多少资金|补贴标准|补多少|奖励多少|发多少|给多少|掏多少|领多少|[补发赔领掏]几[百千万块]|多少补贴|怎么收费|收费(标准|多少|几|是)|价格|票价|房价|预算|经费|工资多少|投资额|总投资|花多少|安家费|拿到多少",
      "([0-9]+(\\.[0-9]+)?|" + Words.NUMERAL + ")[万亿]*元|免费|[0-9]%|百分之");

  /// What the constants are made of.
  private static final class Words {
    /// A number in Chinese characters.
    static final String NUMERAL = "[一二三四五六七八九十百千万两]+";

    private Words() {}
  }

  /// The kind of thing whose name is asked for: 走廊 in 那条走廊叫什么名字.
  private static final Pattern NAMELESS =
      Pattern.compile("([\\u4e00-\\u9fff]{2})(?:到底|究竟)?叫(?:什么|啥)(?:名字|名儿|名)");

  /// What the very phrases that speak of the thing must hold.
  private static final Set<Detail> QUANTITIES = Set.of(AMOUNT, MONEY, NAME);

  /// A number of each unit or of another of its kind, by the unit.
  private static final Map<String, Pattern> NUMBERED = numbered();

  private static Map<String, Pattern> numbered() {
    Map<String, Pattern> numbered = new HashMap<>();
    for (String kind :
        List.of(
            "元|块",
            "人|名|位|强",
            "户|家庭",
            "亩|公顷|平方米|平方公里|平方",
            "公里|里|米",
            "小时|分钟|钟头",
            "岁",
            "吨",
            "辆",
            "微克|毫克|克|公斤|千克|斤")) {
      Pattern number = Pattern.compile("[0-9一二三四五六七八九十百千万亿两半]\\s*[余多]?个?(" + kind + ")");
      for (String unit : kind.split("\\|")) numbered.put(unit, number);
    }
    return numbered;
  }

  private static final Pattern UNIT =
      Pattern.compile(
          "(?:多少|(?<!哪)几)[万千百亿]*(元|块|人(?![才民])|名|位|户|亩|公顷|平方|公里|小时|分钟|钟头|岁|吨|辆|微克|毫克|克|公斤|千克|斤)");

  private static final int NAMED = 3;

  private final Pattern asked;
  private final Pattern held;

  Detail(String asked, String held) {
    this.asked = Pattern.compile(asked);
    this.held = Pattern.compile(held);
  }

  /// How many particulars `normal` asks for that `quote` does not hold; a quantity must stand in
  /// its `heart`, the phrases that speak of what is asked.
  static int missing(String normal, String quote, String heart) {
    int missing = 0;
    for (Detail detail : asked(normal)) {
      String text = QUANTITIES.contains(detail) ? heart : quote;
      if (detail == NAME && namesOne(normal, text)) continue;
      if (!detail.heldBy(detail == VENUE ? beyond(normal, text) : text)) missing++;
    }
    return missing + (unitMissing(normal, heart) ? 1 : 0);
  }

  /// Whether `normal` asks for a number or a sum and `text` gives none of the kind.
  static boolean quantityMissing(String normal, String text) {
    return Stream.of(AMOUNT, MONEY).anyMatch(each -> each.askedBy(normal) && !each.heldBy(text))
        || unitMissing(normal, text);
  }

  /// Whether `text` calls by more words the kind of thing whose name `normal` asks for.
  private static boolean namesOne(String normal, String text) {
    Matcher nameless = NAMELESS.matcher(normal);
    if (!nameless.find()) return false;
    Matcher named = Pattern.compile("[\\u4e00-\\u9fff]{1,4}" + nameless.group(1)).matcher(text);
    return named.find() && !normal.contains(named.group());
  }

  /// What `text` says beside the names that `normal` says itself, three characters or more.
  private static String beyond(String normal, String text) {
    String rest = text;
    for (int length = normal.length(); length >= NAMED; length--) {
      for (int from = 0; from + length <= normal.length(); from++) {
        rest = rest.replace(normal.substring(from, from + length), ",");
      }
    }
    return rest;
  }

  /// Whether `normal` asks how many of some unit there are, and `heart` gives a number of nothing
  /// of that kind.
  private static boolean unitMissing(String normal, String heart) {
    return UNIT.matcher(normal)
        .results()
        .map(asked -> requireNonNull(NUMBERED.get(asked.group(1))))
        .anyMatch(number -> !number.matcher(heart).find());
  }

  /// The particulars that `normal` asks for.
  static List<Detail> asked(String normal) {
    return Stream.of(values()).filter(detail -> detail.askedBy(normal)).toList();
  }

  /// Whether `normal` asks for a particular.
  static boolean anyAsked(String normal) {
    return Stream.of(values()).anyMatch(detail -> detail.askedBy(normal));
  }

  private boolean askedBy(String normal) {
    return asked.matcher(normal).find();
  }

  boolean heldBy(String text) {
    return held.matcher(text).find();
  }
}
