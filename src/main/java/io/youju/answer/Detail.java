package io.youju.answer;

import java.util.regex.Pattern;

/// A particular that a question asks for, and what a text must hold to be able to give it. A text
/// on the same subject without the particular does not answer.
enum Detail {
  AMOUNT(
      "多少|几[个家条项种所座人名位成倍元万亿]|多大|多高|比例|百分之几|howmany|howmuch",
      "[0-9]|[一二三四五六七八九十百千两]+[个项大家条种类万亿成倍方]"),
  TIME(
      "哪一?年|哪天|哪月|什么时候|啥时候|何时|几月|几号|几点|多久|几年|截止|什么时间|when",
      "[0-9〇一二三四五六七八九十]+(年|月|日|天|小时|分钟)|未来五年|本世纪|近期|同期"),
  PLACE(
      "去哪里?(领|办|买|报|申请|查|找|看|注册|登记|交)|地址|哪条路|哪里(领|办|报名|申请|买|注册)|在哪(办|领|申请|报名)",
      "[路街]\\d*号|窗口|网站|地址"),
  CONTACT("电话|号码|热线|网址|邮箱|联系方式|官网|公众号|微信|找谁(办|联系)", "\\d{5,}|www|http|@|热线"),
  PROCEDURE(
      "材料|手续|流程|怎么(申请|领|报名|办理|申领|注册|预约|缴|交费|申报)|如何(申请|领取|报名|办理|注册|预约|申报)|条件|资格|要带|需要什么证|门槛",
      "申请|材料|提交|报名|条件|资格|凭.{1,10}证"),
  PERSON("负责人|姓名|名单|是谁|叫什么名字|哪位|市长|书记是|主任是|名字", "任命|主任|市长|担任"),
  BODY("哪个部门|什么部门|哪个局|哪个单位|主管部门|牵头单位|谁负责|归谁管|谁来管", "局|委员会|部门|办公室|牵头|负责"),
  PENALTY("罚多少|罚款|怎么罚|处罚|会怎样|什么后果|坐牢|判几年", "罚|处罚|追究|惩戒|责任"),
  MONEY(
      "多少钱|多少元|多少资金|补贴标准|补多少|奖励多少|发多少|给多少|收费|价格|票价|房价|租金|预算|经费|工资多少|投资额|花多少",
      "[0-9]+(\\.[0-9]+)?[万亿]*元");

  private final Pattern asked;
  private final Pattern held;

  Detail(String asked, String held) {
    this.asked = Pattern.compile(asked);
    this.held = Pattern.compile(held);
  }

  /// How many particulars `normal` asks for that `text` does not hold.
  static int missing(String normal, String text) {
    int missing = 0;
    for (Detail detail : values()) {
      if (detail.asked.matcher(normal).find() && !detail.held.matcher(text).find()) missing++;
    }
    return missing;
  }

  boolean askedBy(String normal) {
    return asked.matcher(normal).find();
  }

  boolean heldBy(String text) {
    return held.matcher(text).find();
  }
}
