package io.youju.answer;

import java.util.regex.Pattern;

/// Questions that name no matter: 还有别的吗, 前面说的呢. Only what was said before tells what they ask.
public final class Hollow {
  private static final Pattern ASKING =
      Pattern.compile(
          "什么时候|什么|啥|怎么(?:样|办|回事)?|怎样|如何|咋|哪一?[个些里儿年天批家种条]?|多少|多久|多大|多高|几成|几[个年天月块次]?|谁|吗|呢|没有|以后|现在|目前|将来|具体|一共|总共|大概|最[后终]|[了没有是不要能会得到做达占才还都就在的从和]|可以|一[个年月天次]|[,?。!、]");

  private static final Pattern POINTING =
      Pattern.compile(
          "别的|其他|其它|另外|接着|继续|展开|详细|细说|前面|刚才|刚刚|上面|上述|之前|后面|下面|[前后上下]一[条个句点]|[那这](?:个|些|种|块|边|样|方面|么)?|[它他她再也又说讲提谈问看请您你我吧啊呀哦嗯]|然后|东西|意思|问题|事儿?|情况|内容|一下|一点|点儿?|帮我|告诉|想?知道");

  private Hollow() {}

  /// What is left of `normal` without the words that only ask.
  public static String rest(String normal) {
    return ASKING.matcher(normal).replaceAll("");
  }

  /// Whether nothing is left of `normal` without the words that only ask or point back.
  static boolean all(String normal) {
    return names(normal).isBlank();
  }

  /// What is left of `normal` without the words that only ask or point back.
  static String names(String normal) {
    String rest = ASKING.matcher(POINTING.matcher(normal).replaceAll("")).replaceAll("");
    return POINTING.matcher(rest).replaceAll("");
  }
}
