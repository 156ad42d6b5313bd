package io.youju.answer;

import java.util.regex.Pattern;

/// The kind of answer that a question wants, read from its question words.
enum Wanted {
  NUMBER("多少|几[个家条项种类处座年月天号岁亿万成倍]|多大|多高|多长|百分之几|比例|几成|\\bhow (many|much)\\b|duoshao"),
  TIME("什么时候|何时|哪一?年|哪天|多久|几年|什么时间|截止|\\bwhen\\b"),
  LIST("哪些|哪[二两三四五六七八九十](?!年|天|月)|有什么|有啥|包括什么|包含|都有|分别是|几个方面|哪几|列举|列出|\\bwhich\\b|\\blist\\b"),
  WHO("谁|哪个部门|什么部门|哪家|哪个单位|负责人|\\bwho\\b"),
  YES_NO("吗|是否|是不是|有没有|能不能|会不会|可不可以|要不要|能否|可否|还.{1,12}不|\\b(is|are|does|will|can)\\b"),
  HOW("怎么|怎样|如何|咋|为什么|为何|凭什么|\\b(how|why)\\b"),
  MEANING("是什么意思|什么叫|指什么|指的是|是什么|是啥|何谓|含义|定义|\\bwhat is\\b"),
  ANY("");

  private final Pattern words;

  Wanted(String words) {
    this.words = Pattern.compile(words);
  }

  /// @param normal a question in normal form
  static Wanted of(String normal) {
    for (Wanted wanted : values()) {
      if (wanted != ANY && wanted.words.matcher(normal).find()) return wanted;
    }
    return ANY;
  }
}
