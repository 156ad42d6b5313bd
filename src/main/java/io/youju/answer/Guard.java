package io.youju.answer;

import java.util.Optional;
import java.util.regex.Pattern;

/// Questions that no document is asked for: instructions to the service, and errands.
final class Guard {
  private static final Pattern ORDER =
      Pattern.compile(
          "(忽略|无视|忘记|忘掉|跳过|抛开|不要管|别管|绕过|ignore|disregard|forget)[^。]{0,14}(指令|指示|提示|规则|要求|设定|限制|前面|之前|以上|上面|上述|文档|文件|原文|instruction|prompt|rule|above|previous|document)"
              + "|系统提示|提示词|systemprompt|system:|developermode|开发者模式|管理员模式|越狱|jailbreak|dan模式"
              + "|(你现在|从现在起|从现在开始|假装|扮演|假设你|你将)[^。]{0,6}(是|扮演|当|成为|作为|你)"
              + "|(你|开头|最初|一开始|初始|后台|底层|预设|内置|隐藏|收到)[^。]{0,10}(设定|指令|指示|提示|设置|规矩|人设)[^。]{0,12}(贴|发|念|输出|打印|复述|显示|交代|告诉|原样|原封不动|一字不[改漏差])"
              + "|(贴|发|念|输出|打印|复述|显示)[^。]{0,6}(你的?|开头|最初|初始|后台|底层|预设|内置|隐藏)[^。]{0,6}(设定|指令|指示|提示|设置|人设)"
              + "|pretendto|youarenow|(?:speak|act|answer|respond|talk|reply|write)as(?:if|the|a|an|though)|roleplay|playtheroleof|incharacter|jailbreak|yourinstructions|secret(?:annex|instruction|prompt|version)"
              + "|<script|</|<img|<iframe|<svg|onerror=|javascript:|\\$\\{|\\{\\{|droptable|';--|unionselect|/etc/passwd"
              + "|(?:return|show|print|reveal|repeat|dump|output|display|giveme|leak)[a-z,]{0,24}(?:hidden|internal|systemp|config|retrievalsettings|similarityscores|modelname|everythingabove|textabove|abovethis|yourprompt|yourrules)"
              + "|curl(?:-|http)|wget(?:-|http)|rm-rf|127\\.0\\.0\\.1|localhost[:/]|/admin/"
              + "|(?:替我|帮我|给我|请你?|生成|拟|编写?|造)[^。?]{0,12}(?:补|加|添|插|写|拟|生成|造|编)(?:上|出|进去)?一?[条款句段个][^。?]{0,40}(?:文件里?(?:中)?没有|原文里?没有|语气|出处|章节号|假条款)|(?:生成|拟|编写?|造|写)一?[条款句段][^。?]{0,4}(?:文件|原文|决定)里?中?没有"
              + "|(?:自己|给我|帮我|替我)[^。?]{0,4}(?:补|凑|加|添)(?:到|够|满|成)[^。?]{0,16}(?:写成|像|当作|标上|口吻|样子)|写成(?:文件|原文|决定)的?(?:原话|原文|样子)|(?:就|只|你|请)(?:你)?(?:就|只)?说一?[句声][“\"'‘「:]"
              + "|(?:自己|给我|帮我|替我|随便|随口)编|编一[段句](?!码)|就当(?:是|做|作)?(?:文件|原文|官方|政策)[^,。?]{0,4}(?:写|说|定|规定|讲)的|[估猜蒙]个数|(编造|虚构|编一个|随便编|编出来|瞎编|伪造|杜撰|捏造)"
              + "|(只|直接|必须|务必)(需|要)?(回答|回复|输出|说)[“\"'‘:]|输出你的|重复我?的?(上面|以上|前面)|(api|密钥|apikey)(key|是|密码)|数据库密码|环境变量|源代码发");
  private static final Pattern ERRAND =
      Pattern.compile(
          "(写|作|编|创作|来)(一)?(首|篇|个|段|封|份)[^。]{0,12}(诗|歌|绝句|律诗|词|散文|作文|文章|故事|笑话|情书|邮件|请假条|小说|对联|代码|程序|脚本|总结)"
              + "|(申请书|起诉状|合同|协议|简历|检讨|报告)的?(范文|模板|模版)|代写|吃(什么|啥|哪种)药|美联储"
              + "|(买|炒)(什么|啥|哪只|点)?(黄金|基金|股|币)"
              + "|讲(一)?个?冷?(笑话|故事)|(翻译|译)(成|为|一下)|(英语|英文|日语)怎么说|你(是谁|叫什么|几岁|会什么|好$|好吗|吃饭|喜欢|觉得我)|^(你好|您好|hi|hello|在吗|谢谢|早上好|晚上好)[!。,?]*$"
              + "|今天(星期|周)几|现在几点|^(?=.*(=|等于|多少|是几))[\\d+\\-*/×÷=().?等于多少是几]+$|\\d+[+*×÷/]\\d+(=|等于|是?多少|[是得]几)|(用|写)(一段|个)?(python|java|c\\+\\+|js|sql)|推荐(一)?(部|本|个|家|款|些)|^在吗|陪我(聊|说|玩)|聊(会|一会|聊)?天|天气|下雨|下雪|气温|几度|股价|股票|大盘(?!子)|彩票|中奖|星座|算命|菜谱|食谱|电影|明星|歌词|游戏|writea|tellmeajoke|whoareyou|translate");

  private Guard() {}

  /// The reason to refuse before anything is looked for, if there is one.
  static Optional<Reply.Reason> check(String normal) {
    if (normal.isEmpty()) return Optional.of(Reply.Reason.EMPTY_QUESTION);
    if (ORDER.matcher(normal).find()) return Optional.of(Reply.Reason.UNSAFE_INPUT);
    // What is told before the question, such as the weather, is no errand.
    if (ERRAND.matcher(Story.asked(normal).orElse(normal)).find())
      return Optional.of(Reply.Reason.OUT_OF_SCOPE);
    return Optional.empty();
  }
}
