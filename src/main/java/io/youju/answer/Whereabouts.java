package io.youju.answer;

import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.text.NormalForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where something stands: in which part, in which section.
final class Whereabouts {
  /// What says that something stands somewhere.
  private static final Pattern STANDS =
      Pattern.compile("[写放摆归讲说提]?(?:[在到]|属于)|[讲说谈]的?(?:是|了)?|里|的|是|[,。?]");

  /// So many characters of a heading name its matter, if they are most of what is asked about.
  private static final int NAMED = 4;

  private static final double MOSTLY = 0.7;

  private static final Pattern WHICH_SECTION =
      Pattern.compile("哪一?条|第几条|哪一?节|哪里写|出处|出自|写在哪|哪个地方|[这那它]在?的?[这那]?一?条的?(?:小?标题|题目)");
  private static final Pattern WHICH_PART =
      Pattern.compile(
          "(哪一?个?|第几|什么)(大?部分|章|部份)|(?<![管抓责])(哪一?|第几)大?块(?=[讲说写提里的,?。]|内容|部分|$)|哪一?个?大标题(?:[、和,，]?哪一?个?小标题)?(?:下面|底下|里)?|上一?级标题|上级是|(?:上面|上头|总的?|[这那](?:一|整)?个?大?(?:块|章|部分|段)[^,?]{0,4}?)的?(?:那个?)?大?总?标题|总标题");

  /// The section that is asked for besides: 枫桥经验在哪部分哪条里.
  private static final Pattern SECTION_OF_IT =
      Pattern.compile("的?(?:第几|哪一?)个?(?:小?[条节点项]|小标题)(?:[里中]面?)?");

  /// What says, before a matter or after it, that it stands somewhere.
  private static final Pattern BEGINS =
      Pattern.compile("^(?:请问)?(?:是|里面|文件里?)?(?:[讲说写谈管]到?的?)?(?=.{2})");

  private static final Pattern ENDS =
      Pattern.compile(
          "(?<=.{2})(?:这些|这块|这样|的?内容|的事|都|是|又|单独)*(?:[归放写讲说摆占列编]|属于)?(?:[在到进入于]|的是|的)?$");

  private static final Pattern PUT = Pattern.compile("(?<=.{2})(?:[归放写讲说摆占列编]|属于)[在到进入于]$");

  /// What asks which section speaks of something, and not what it says.
  private static final Pattern SPEAKING_SECTION =
      Pattern.compile(
          "(?:哪|第几|[单专]独?门?一?)[一个]*(?:小?[条节]|小标题|条目)(?:里|中|在|是|专门)*(?:[讲说写提管谈]|$|[,?。])|(?:该|要|应该?)?[翻看查找]哪[一个]*(?:小?[条节]|小标题)|条目?名称?|[单专]独?门?[成有]?一?[条节段]");

  /// What asks where words stand, or how they are put.
  private static final Pattern VERBATIM =
      Pattern.compile(
          "[是在]?(?:哪一?|第几)个?[条节点款](?:[里中]|写|提|说|讲)*的?|出处|出自哪里?|原文|原话|怎么[写说讲提]的?|如何(?:表述|表述的)|(?:里|中)");

  private static final Pattern EXPLAINED = Pattern.compile("意思|含义|解释|代表|指的?(?:是|什么|啥)");

  private Whereabouts() {}

  /// Whether it is asked which section speaks of something.
  static boolean ofSection(Understanding question) {
    return question.focus().isEmpty() && SPEAKING_SECTION.matcher(question.normal()).find();
  }

  /// What is said to stand in the part or section that is asked for.
  static String matter(Understanding question) {
    String words = WHICH_PART.matcher(question.original()).replaceAll("");
    String rest = OutlineQuestion.without(SECTION_OF_IT.matcher(words).replaceAll(""));
    String matter = ENDS.matcher(BEGINS.matcher(rest).replaceFirst("")).replaceFirst("");
    return PUT.matcher(matter).replaceFirst("");
  }

  /// The words of which only that is asked where or how they stand; empty when more is asked.
  static String named(Understanding question) {
    String original = question.original();
    if (!VERBATIM.matcher(original).find() || EXPLAINED.matcher(original).find()) return "";
    return OutlineQuestion.words(VERBATIM.matcher(original).replaceAll(" ")).strip();
  }

  /// Whether the last turn only asks where something stands.
  static boolean ofShown(Understanding question) {
    String asked = question.asked();
    String rest = WHICH_PART.matcher(WHICH_SECTION.matcher(asked).replaceAll("")).replaceAll("");
    return !question.focus().isEmpty()
        && rest.length() < asked.length()
        && !OutlineQuestion.tells(rest);
  }

  /// Whether it is asked in which part something stands.
  static boolean ofPart(Understanding question) {
    return WHICH_PART.matcher(question.normal()).find();
  }

  /// Where the sections that were shown before stand: the heading of each, under its part's.
  static Optional<Reply> place(Understanding question, List<String> labels, List<Document> scope) {
    List<Citation> citations = new ArrayList<>();
    for (Document document : scope) {
      for (Section section : document.sections()) {
        if (!labels.contains(section.label())) continue;
        Citation own = Structure.title(document, section);
        Section part = document.path(section).getFirst();
        if (ofPart(question) && !part.equals(section)) {
          citations.add(Structure.title(document, part));
        }
        citations.add(own);
      }
    }
    if (citations.isEmpty()) return Optional.empty();
    return Optional.of(Proof.quoting(question.original(), Reply.Kind.OUTLINE, citations));
  }

  /// Whether `heading` has most of what `matter` names.
  static boolean heads(String heading, String matter) {
    String named = STANDS.matcher(NormalForm.of(matter).text()).replaceAll("");
    int shared = Members.longest(named, NormalForm.of(heading).text()).length();
    return shared >= NAMED && shared >= MOSTLY * named.length();
  }
}
